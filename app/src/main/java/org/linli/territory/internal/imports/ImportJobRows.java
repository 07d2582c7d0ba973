package org.linli.territory.internal.imports;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Actor.ActingPost;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.territory.Content;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.imports.ImportJob.Kind;
import org.linli.territory.internal.imports.ImportJob.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of jobs; every call happens in a transaction under a scope. */
@Repository
class ImportJobRows {

    private static final int PART_BYTES = 1_000_000;

    private static final String SUMMARY = """
            SELECT j.id, j.kind, j.state, j.actor_name, j.counts, j.notices, j.failure, j.rows_done, j.rows_total,
                   j.created_at, j.finished_at,
                   (SELECT array_agg(f.name ORDER BY f.position) FROM import_file f WHERE f.job_id = j.id) AS files
            FROM import_job j
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportJobRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a server needs to run a job. */
    record Assignment(Actor actor, OrderSettings settings, String digest, List<Refusal> notices) {}

    void insert(UUID id, Actor actor, ImportOrder order, ImportReport report, Instant now) {
        int unitNo = actor.findPost().map(ActingPost::unitNo).orElse(0);
        jdbc.sql("""
                        INSERT INTO import_job (id, unit_no, kind, state, settings, actor_id, actor_name, actor_post, actor_scope,
                                                counts, notices, rows_gz, digest, created_at)
                        VALUES (:id, :unitNo, :kind, 'PREVIEWED', :settings::jsonb, :actorId, :actorName, :post::jsonb,
                                :scope::int4multirange, :counts::jsonb, :notices::jsonb, :rows, :digest, :now)
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .param("kind", Kind.of(order).name())
                .param("settings", json.writeValueAsString(OrderSettings.of(order)))
                .param("actorId", actor.id())
                .param("actorName", actor.name())
                .param("post", actor.post() == null ? null : json.writeValueAsString(actor.post()))
                .param("scope", actor.scope().units().asMultirange())
                .param("counts", json.writeValueAsString(report.counts()))
                .param("notices", json.writeValueAsString(report.notices()))
                .param("rows", packed(report.rows()))
                .param("digest", TransactionalImports.digest(report))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        int position = 0;
        for (SourceFile file : order.files()) {
            jdbc.sql("""
                            INSERT INTO import_file (job_id, unit_no, position, name, bytes, sha256)
                            VALUES (:job, :unitNo, :position, :name, :bytes, :sha256)
                            """)
                    .param("job", id)
                    .param("unitNo", unitNo)
                    .param("position", position)
                    .param("name", file.name())
                    .param("bytes", file.content().bytes())
                    .param("sha256", file.sha256())
                    .update();
            insertParts(id, unitNo, position, file);
            position++;
        }
    }

    private void insertParts(UUID id, int unitNo, int position, SourceFile file) {
        try (InputStream in = file.content().open()) {
            int part = 0;
            for (byte[] bytes = in.readNBytes(PART_BYTES); bytes.length > 0; bytes = in.readNBytes(PART_BYTES)) {
                jdbc.sql("""
                                INSERT INTO import_file_part (job_id, unit_no, position, part, content)
                                VALUES (:job, :unitNo, :position, :part, :content)
                                """)
                        .param("job", id)
                        .param("unitNo", unitNo)
                        .param("position", position)
                        .param("part", part++)
                        .param("content", bytes)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Storing " + file.name(), e);
        }
    }

    Optional<ImportJob> find(UUID id) {
        return jdbc.sql(SUMMARY + " WHERE j.id = :id")
                .param("id", id)
                .query((row, n) -> job(row))
                .optional();
    }

    List<ImportJob> listNewest(Kind kind, int limit) {
        return jdbc.sql(SUMMARY + " WHERE j.kind = :kind ORDER BY j.created_at DESC LIMIT :limit")
                .param("kind", kind.name())
                .param("limit", limit)
                .query((row, n) -> job(row))
                .list();
    }

    List<ImportReport.Row> rows(UUID id) {
        return jdbc
                .sql("SELECT rows_gz FROM import_job WHERE id = :id")
                .param("id", id)
                .query((row, n) -> unpacked(row.getBytes("rows_gz")))
                .list()
                .stream()
                .findFirst()
                .orElse(List.of());
    }

    /** Whether the job was in one of these states and is in the new one now. */
    boolean move(UUID id, Set<State> from, State to) {
        return jdbc.sql("UPDATE import_job SET state = :to WHERE id = :id AND state = ANY (:from::text[])")
                        .param("id", id)
                        .param("to", to.name())
                        .param("from", from.stream().map(State::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Who agreed is who acts. */
    void setActor(UUID id, Actor actor) {
        jdbc.sql("""
                        UPDATE import_job
                        SET actor_id = :actorId, actor_name = :name, actor_post = :post::jsonb, actor_scope = :scope::int4multirange,
                            failure = NULL
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("actorId", actor.id())
                .param("name", actor.name())
                .param("post", actor.post() == null ? null : json.writeValueAsString(actor.post()))
                .param("scope", actor.scope().units().asMultirange())
                .update();
    }

    /** Takes the job for this server; empty when another one has it or it is over. */
    Optional<Assignment> claim(UUID id, Instant now) {
        return jdbc.sql("""
                        UPDATE import_job
                        SET state = 'RUNNING', started_at = :now, rows_done = 0
                        WHERE id = (SELECT id FROM import_job
                                    WHERE id = :id AND state IN ('WAITING', 'RUNNING')
                                    FOR UPDATE SKIP LOCKED)
                        RETURNING id, kind, settings, actor_id, actor_name, actor_post, actor_scope::text AS scope, digest,
                                  notices
                        """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Assignment(
                        actor(row),
                        settings(Kind.valueOf(row.getString("kind")), row.getString("settings")),
                        row.getString("digest"),
                        notices(row)))
                .optional();
    }

    private List<Refusal> notices(ResultSet row) throws SQLException {
        return json.readValue(row.getString("notices"), new TypeReference<List<Refusal>>() {});
    }

    void setProgress(UUID id, int done, int total) {
        jdbc.sql("UPDATE import_job SET rows_done = :done, rows_total = :total WHERE id = :id AND state = 'RUNNING'")
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .update();
    }

    void finish(UUID id, ImportReport report, Instant now) {
        setReport(id, report);
        jdbc.sql("""
                        UPDATE import_job
                        SET state = 'DONE', finished_at = :now, rows_total = :total, rows_done = :total
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("total", report.counts().effective())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        dropFiles(id);
    }

    void setReport(UUID id, ImportReport report) {
        jdbc.sql("""
                        UPDATE import_job
                        SET counts = :counts::jsonb, notices = :notices::jsonb, rows_gz = :rows, digest = :digest
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("counts", json.writeValueAsString(report.counts()))
                .param("notices", json.writeValueAsString(report.notices()))
                .param("rows", packed(report.rows()))
                .param("digest", TransactionalImports.digest(report))
                .update();
    }

    void setFailure(UUID id, State state, Refusal failure, Instant now) {
        jdbc.sql("""
                        UPDATE import_job
                        SET state = :state, failure = :failure::jsonb, finished_at = :now
                        WHERE id = :id AND state <> 'DONE'
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("failure", json.writeValueAsString(failure))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void dropFiles(UUID id) {
        jdbc.sql("DELETE FROM import_file_part WHERE job_id = :id")
                .param("id", id)
                .update();
    }

    /** Previews nobody came back to. */
    void forgetPreviewsBefore(Instant limit) {
        jdbc.sql("DELETE FROM import_job WHERE state IN ('PREVIEWED', 'DROPPED') AND created_at < :limit")
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Lays the files of a job down in a folder of the disk, where they can be read as often as needed. */
    List<SourceFile> unpack(UUID id, Path folder) {
        List<String> names = jdbc.sql("SELECT name FROM import_file WHERE job_id = :id ORDER BY position")
                .param("id", id)
                .query(String.class)
                .list();
        List<SourceFile> files = new ArrayList<>();
        for (int position = 0; position < names.size(); position++) {
            Path file = folder.resolve(Integer.toString(position));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                jdbc.sql(
                                "SELECT content FROM import_file_part WHERE job_id = :id AND position = :position ORDER BY part")
                        .withFetchSize(1)
                        .param("id", id)
                        .param("position", position)
                        .query((row, n) -> written(out, row.getBytes("content")))
                        .list();
            } catch (IOException e) {
                throw new UncheckedIOException("Writing " + file, e);
            }
            files.add(onDisk(names.get(position), file));
        }
        return files;
    }

    private static int written(OutputStream out, byte[] part) {
        try {
            out.write(part);
            return part.length;
        } catch (IOException e) {
            throw new UncheckedIOException("Unpacking an upload", e);
        }
    }

    private static SourceFile onDisk(String name, Path file) {
        try {
            return new SourceFile(name, Content.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    private OrderSettings settings(Kind kind, String text) {
        return switch (kind) {
            case DIVISIONS -> json.readValue(text, OrderSettings.ForDivisions.class);
            case BOUNDARIES -> json.readValue(text, OrderSettings.ForBoundaries.class);
        };
    }

    private Actor actor(ResultSet row) throws SQLException {
        String post = row.getString("actor_post");
        return new Actor(
                Actor.Kind.STAFF,
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                post == null ? null : json.readValue(post, ActingPost.class),
                new Scope.Territory(NumberRanges.parse(row.getString("scope"))),
                Set.of(ImportJobs.PERMISSION));
    }

    private ImportJob job(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        return new ImportJob(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getString("actor_name"),
                Arrays.asList((String[]) row.getArray("files").getArray()),
                json.readValue(row.getString("counts"), ImportReport.Counts.class),
                notices(row),
                failure == null ? null : json.readValue(failure, Refusal.class),
                row.getInt("rows_done"),
                row.getInt("rows_total"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("finished_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private byte[] packed(List<ImportReport.Row> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            json.writeValue(gzip, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<ImportReport.Row> unpacked(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return json.readValue(gzip, new TypeReference<List<ImportReport.Row>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
