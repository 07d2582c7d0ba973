package org.linli.identity.internal.workers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linli.identity.NewEngagement;
import org.linli.identity.ServingRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code engagement}, as the scope of the transaction shows it. */
@Repository
class EngagementRows {

    private static final String SELECT = """
            SELECT id, role, unit_no, line, leads, lower(valid_during) AS since, upper(valid_during) AS until, source,
                   version
            FROM engagement
            """;

    private final JdbcClient jdbc;

    EngagementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID workerId, NewEngagement engagement, String source) {
        jdbc.sql("""
                        INSERT INTO engagement (id, worker_id, entered_as, unit_no, role, line, leads, valid_during, source)
                        VALUES (:id, :worker, :worker, :unit, :role, :line, :leads,
                                daterange(CAST(:from AS date), CAST(:until AS date)), :source)
                        """)
                .param("id", id)
                .param("worker", workerId)
                .param("unit", engagement.unitNo())
                .param("role", engagement.role().name())
                .param("line", engagement.line())
                .param("leads", engagement.leads())
                .param("from", engagement.from())
                .param("until", engagement.until())
                .param("source", source)
                .update();
    }

    /** A line to be written. */
    record Line(UUID id, UUID workerId, NewEngagement engagement) {}

    void insertAll(List<Line> lines, String source) {
        jdbc.sql("""
                        INSERT INTO engagement (id, worker_id, entered_as, unit_no, role, line, leads, valid_during, source)
                        SELECT id, worker, worker, unit, role, line, leads,
                               daterange(CAST(since AS date), CAST(NULLIF(until, '') AS date)), :source
                        FROM unnest(:ids, :workers, :units, :roles, :lines, :leads, :from, :until)
                          AS entry (id, worker, unit, role, line, leads, since, until)
                        """)
                .param("ids", lines.stream().map(Line::id).toArray(UUID[]::new))
                .param("workers", lines.stream().map(Line::workerId).toArray(UUID[]::new))
                .param("units", each(lines, NewEngagement::unitNo).toArray(Integer[]::new))
                .param("roles", each(lines, one -> one.role().name()).toArray(String[]::new))
                .param("lines", each(lines, NewEngagement::line).toArray(String[]::new))
                .param("leads", each(lines, NewEngagement::leads).toArray(String[]::new))
                .param("from", each(lines, one -> one.from().toString()).toArray(String[]::new))
                .param(
                        "until",
                        each(
                                        lines,
                                        one -> one.until() == null
                                                ? ""
                                                : one.until().toString())
                                .toArray(String[]::new))
                .param("source", source)
                .update();
    }

    private static <T> Stream<T> each(List<Line> lines, Function<NewEngagement, T> part) {
        return lines.stream().map(Line::engagement).map(part);
    }

    /** Those of a person that the scope shows, joined where they say the same. */
    List<Engagement> ofPerson(UUID personId) {
        return JoinedEngagements.of(jdbc.sql(SELECT + "WHERE worker_id = :person")
                .param("person", personId)
                .query((row, n) -> line(row))
                .list());
    }

    /** Those of these people that the scope shows, by person. */
    Map<UUID, List<Engagement>> ofPeople(Collection<UUID> personIds) {
        Map<UUID, List<Engagement>> byPerson = new HashMap<>();
        jdbc.sql(SELECT.replace("SELECT id", "SELECT worker_id, id") + "WHERE worker_id = ANY (:people)")
                .param("people", personIds.toArray(UUID[]::new))
                .query(row -> {
                    byPerson.computeIfAbsent(row.getObject("worker_id", UUID.class), id -> new ArrayList<>())
                            .add(line(row));
                });
        byPerson.replaceAll((id, lines) -> JoinedEngagements.of(lines));
        return byPerson;
    }

    /**
     * Makes every line of an engagement say the new thing. Lines of one entry that would say the same twice become one.
     */
    void change(Engagement before, NewEngagement after) {
        jdbc.sql("""
                        DELETE FROM engagement
                        WHERE id = ANY (:ids)
                          AND EXISTS (
                            SELECT
                            FROM engagement other
                            WHERE other.id = ANY (:ids)
                              AND other.entered_as = engagement.entered_as
                              AND other.id < engagement.id)
                        """).param("ids", before.ids().toArray(UUID[]::new)).update();
        jdbc.sql("""
                        UPDATE engagement
                        SET unit_no = :unit,
                            line = :line,
                            leads = :leads,
                            valid_during = daterange(CAST(:from AS date), CAST(:until AS date)),
                            version = version + 1
                        WHERE id = ANY (:ids)
                        """)
                .param("unit", after.unitNo())
                .param("line", after.line())
                .param("leads", after.leads())
                .param("from", after.from())
                .param("until", after.until())
                .param("ids", before.ids().toArray(UUID[]::new))
                .update();
    }

    /** Somebody of this name with what she is engaged as, to know what a roster says again. */
    record Known(String name, byte[] phoneIndex, Engagement engagement) {}

    List<Known> ofNames(Collection<String> names) {
        return jdbc.sql("""
                        SELECT worker.name, coalesce(worker.phone_index, ''::bytea) AS phone_index, engagement.id, role,
                               unit_no, line, leads, lower(valid_during) AS since, upper(valid_during) AS until, source,
                               version
                        FROM worker
                        JOIN engagement ON engagement.entered_as = worker.id
                        WHERE worker.name = ANY (:names)
                        """)
                .param("names", names.toArray(String[]::new))
                .query((row, n) -> new Known(row.getString("name"), row.getBytes("phone_index"), line(row)))
                .list();
    }

    /** Line departments that engagements name, in the order of their names. */
    List<String> lines(int limit) {
        return jdbc.sql("SELECT DISTINCT line FROM engagement WHERE line <> '' ORDER BY line LIMIT :limit")
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    private static Engagement line(ResultSet row) throws SQLException {
        String source = row.getString("source");
        return new Engagement(
                List.of(row.getObject("id", UUID.class)),
                ServingRole.valueOf(row.getString("role")),
                row.getInt("unit_no"),
                row.getString("line"),
                row.getString("leads"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                source.isEmpty() ? List.of() : List.of(source),
                row.getInt("version"));
    }
}
