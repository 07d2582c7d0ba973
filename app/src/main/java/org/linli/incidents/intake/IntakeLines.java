package org.linli.incidents.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.intake.sheet.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of imports; every statement runs under the scope of the open transaction. */
@Repository
class IntakeLines {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IntakeLines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A row as the preview leaves it. */
    record NewLine(
            int line,
            int unitNo,
            String number,
            @Nullable Instant reportedAt,
            @Nullable String text,
            Verdict verdict,
            @Nullable Problem problem) {}

    /** A row that is to be imported. */
    record ReadyLine(int line, int unitNo, String number, Instant reportedAt, String text) {}

    /** What became of a row. */
    record Settled(
            int line,
            Verdict verdict,
            @Nullable UUID incidentId,
            @Nullable Problem problem) {}

    /** An incident that has this number already. */
    record Known(String number, UUID incidentId, Instant receivedAt, boolean isOfOtherJob) {}

    void insert(UUID jobId, List<NewLine> lines) {
        jdbc.sql("""
                        INSERT INTO intake_line (job_id, line, unit_no, number, reported_at, text, verdict, problem)
                        SELECT :jobId, line, unit_no, number, CAST(reported_at AS timestamptz), text, verdict,
                               CAST(problem AS jsonb)
                        FROM unnest(CAST(:lines AS integer[]), CAST(:units AS integer[]), CAST(:numbers AS text[]),
                                    CAST(:times AS text[]), CAST(:texts AS text[]), CAST(:verdicts AS text[]),
                                    CAST(:problems AS text[]))
                             AS row (line, unit_no, number, reported_at, text, verdict, problem)
                        """)
                .param("jobId", jobId)
                .param("lines", column(lines, Integer[]::new, NewLine::line))
                .param("units", column(lines, Integer[]::new, NewLine::unitNo))
                .param("numbers", column(lines, String[]::new, NewLine::number))
                .param("times", column(lines, String[]::new, line -> text(line.reportedAt())))
                .param("texts", column(lines, String[]::new, NewLine::text))
                .param(
                        "verdicts",
                        column(lines, String[]::new, line -> line.verdict().name()))
                .param("problems", column(lines, String[]::new, line -> written(line.problem())))
                .update();
    }

    List<ReadyLine> listReady(UUID jobId, int limit) {
        return jdbc.sql("""
                        SELECT line, unit_no, number, reported_at, text
                        FROM intake_line
                        WHERE job_id = :jobId
                          AND verdict = 'READY'
                        ORDER BY line
                        LIMIT :limit
                        """)
                .param("jobId", jobId)
                .param("limit", limit)
                .query((row, i) -> new ReadyLine(
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5)))
                .list();
    }

    /** Writes what became of rows and lets their words go; answers how many rows that were. */
    int settle(UUID jobId, List<Settled> lines) {
        return jdbc.sql("""
                        UPDATE intake_line
                        SET verdict = done.verdict, incident_id = CAST(done.incident_id AS uuid),
                            problem = CAST(done.problem AS jsonb), text = NULL
                        FROM unnest(CAST(:lines AS integer[]), CAST(:verdicts AS text[]),
                                    CAST(:incidents AS text[]), CAST(:problems AS text[]))
                             AS done (line, verdict, incident_id, problem)
                        WHERE job_id = :jobId
                          AND intake_line.line = done.line
                          AND intake_line.verdict = 'READY'
                        """)
                .param("jobId", jobId)
                .param("lines", column(lines, Integer[]::new, Settled::line))
                .param(
                        "verdicts",
                        column(lines, String[]::new, line -> line.verdict().name()))
                .param("incidents", column(lines, String[]::new, line -> text(line.incidentId())))
                .param("problems", column(lines, String[]::new, line -> written(line.problem())))
                .update();
    }

    /** The incidents among these numbers that were imported already, by number. */
    Map<String, Known> known(UUID jobId, Collection<String> numbers) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        SELECT source_reference, id, received_at,
                               EXISTS (SELECT FROM intake_line
                                       WHERE incident_id = incident.id
                                         AND job_id <> :jobId)
                        FROM incident
                        WHERE channel = 'IMPORT'
                          AND source_reference = ANY (CAST(:numbers AS text[]))
                        """)
                .param("jobId", jobId)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, i) -> new Known(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getBoolean(4)))
                .list()
                .forEach(incident -> known.put(incident.number(), incident));
        return known;
    }

    /** The words of rows that will not be imported any more. */
    void forgetWords(UUID jobId) {
        jdbc.sql("UPDATE intake_line SET text = NULL WHERE job_id = :jobId AND text IS NOT NULL")
                .param("jobId", jobId)
                .update();
    }

    Tally tally(UUID jobId) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        jdbc.sql("SELECT verdict, count(*) FROM intake_line WHERE job_id = :jobId GROUP BY verdict")
                .param("jobId", jobId)
                .query((row, i) -> counts.put(Verdict.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return new Tally(
                counts.getOrDefault(Verdict.READY, 0),
                counts.getOrDefault(Verdict.ADDED, 0),
                counts.getOrDefault(Verdict.KNOWN, 0),
                counts.getOrDefault(Verdict.DUPLICATE, 0),
                counts.getOrDefault(Verdict.REFUSED, 0));
    }

    /** Rows that are refused or stand twice in the file, first ones first. */
    List<ReportLine> listProblems(UUID jobId, int limit) {
        return report("""
                WHERE job_id = :jobId
                  AND intake_line.verdict IN ('REFUSED', 'DUPLICATE')
                ORDER BY line
                LIMIT :limit
                """, jobId, limit);
    }

    /** All rows, in the order of the file. */
    List<ReportLine> listAll(UUID jobId) {
        return report("WHERE job_id = :jobId ORDER BY line LIMIT :limit", jobId, Integer.MAX_VALUE);
    }

    private List<ReportLine> report(String which, UUID jobId, int limit) {
        return jdbc.sql("""
                        SELECT line, number, verdict, problem, incident.no
                        FROM intake_line
                        LEFT JOIN incident ON incident.id = intake_line.incident_id
                        """ + which)
                .param("jobId", jobId)
                .param("limit", limit)
                .query((row, i) -> reportLine(row))
                .list();
    }

    private ReportLine reportLine(ResultSet row) throws SQLException {
        String problem = row.getString(4);
        return new ReportLine(
                row.getInt(1),
                row.getString(2),
                Verdict.valueOf(row.getString(3)),
                problem == null ? null : json.readValue(problem, Problem.class),
                row.getString(5));
    }

    private @Nullable String written(@Nullable Problem problem) {
        return problem == null ? null : json.writeValueAsString(problem);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toString();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static <T, V> @Nullable V[] column(
            List<T> lines, Function<Integer, @Nullable V[]> array, Function<T, @Nullable V> value) {
        @Nullable V[] column = array.apply(lines.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(lines.get(i));
        }
        return column;
    }
}
