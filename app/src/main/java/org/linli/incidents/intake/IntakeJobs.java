package org.linli.incidents.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.intake.IntakeJob.Source;
import org.linli.incidents.intake.IntakeJob.State;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Imports and who works on them; every statement runs under the scope of the open transaction. */
@Repository
class IntakeJobs {

    private static final String COLUMNS = """
            SELECT id, unit_no, state, file_name, file_bytes, file_sha256, actor_id, actor_name, actor_post, actor_scope,
                   preview, failure, rows_done, rows_total, created_at, started_at, finished_at
            FROM intake_job
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IntakeJobs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, int unitNo, Source source, Actor actor, Preview preview, Instant now) {
        jdbc.sql("""
                        INSERT INTO intake_job (id, unit_no, state, file_name, file_bytes, file_sha256, actor_id,
                          actor_name, actor_post, actor_scope, preview, created_at)
                        VALUES (:id, :unitNo, 'PREVIEWED', :name, :bytes, :sha256, :actorId,
                          :actorName, CAST(:post AS jsonb), CAST(:scope AS int4multirange), CAST(:preview AS jsonb), :now)
                        """)
                .param("id", id)
                .param("unitNo", unitNo)
                .param("name", source.name())
                .param("bytes", source.bytes())
                .param("sha256", source.sha256())
                .param("actorId", actor.id())
                .param("actorName", actor.name())
                .param("post", actor.findPost().map(json::writeValueAsString).orElse(null))
                .param("scope", actor.scope().units().asMultirange())
                .param("preview", json.writeValueAsString(preview))
                .param("now", utc(now))
                .update();
    }

    void putPreview(UUID id, Preview preview) {
        jdbc.sql("UPDATE intake_job SET preview = CAST(:preview AS jsonb), rows_total = :ready WHERE id = :id")
                .param("preview", json.writeValueAsString(preview))
                .param("ready", preview.ready())
                .param("id", id)
                .update();
    }

    Optional<IntakeJob> find(UUID id) {
        return jdbc.sql(COLUMNS + "WHERE id = :id")
                .param("id", id)
                .query((row, i) -> read(row))
                .optional();
    }

    List<IntakeJob> listLatest(int limit) {
        return jdbc.sql(COLUMNS + "WHERE state <> 'DROPPED' OR rows_done > 0 ORDER BY created_at DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, i) -> read(row))
                .list();
    }

    /** Changes the state if it is still one of these. */
    boolean change(UUID id, Set<State> from, State to, Instant now) {
        boolean isEnd = to == State.DROPPED;
        return jdbc.sql("""
                                UPDATE intake_job
                                SET state = :to, claim = NULL, claimed_until = NULL, failure = NULL,
                                    finished_at = CAST(:finishedAt AS timestamptz)
                                WHERE id = :id
                                  AND state IN (:from)
                                """)
                        .param("to", to.name())
                        .param("finishedAt", isEnd ? utc(now) : null)
                        .param("id", id)
                        .param("from", from.stream().map(State::name).toList())
                        .update()
                == 1;
    }

    /**
     * Takes the next import: one that a server left behind, else the one waiting longest. Only one runs at a time; a
     * second server that was as fast gets a duplicate key.
     */
    Optional<UUID> claim(UUID claim, Instant now, Instant until) {
        return jdbc.sql("""
                        UPDATE intake_job
                        SET state = 'RUNNING', claim = :claim, claimed_until = :until,
                            started_at = COALESCE(started_at, :now)
                        WHERE id = (SELECT id
                                    FROM intake_job
                                    WHERE state = 'WAITING'
                                       OR (state = 'RUNNING' AND claimed_until < :now)
                                    ORDER BY state, created_at
                                    LIMIT 1
                                    FOR UPDATE SKIP LOCKED)
                          AND NOT EXISTS (SELECT FROM intake_job
                                          WHERE state = 'RUNNING'
                                            AND claimed_until >= :now)
                        RETURNING id
                        """)
                .param("claim", claim)
                .param("until", utc(until))
                .param("now", utc(now))
                .query(UUID.class)
                .optional();
    }

    /** Writes how far it is and keeps the claim; false if the import was stopped or belongs to another server now. */
    boolean advance(UUID id, UUID claim, int rows, Instant until) {
        return jdbc.sql("""
                                UPDATE intake_job
                                SET rows_done = rows_done + :rows,
                                    claimed_until = CASE WHEN claim = :claim THEN :until ELSE claimed_until END
                                WHERE id = :id
                                RETURNING claim IS NOT DISTINCT FROM :claim AND state = 'RUNNING'
                                """)
                .param("rows", rows)
                .param("until", utc(until))
                .param("id", id)
                .param("claim", claim)
                .query(Boolean.class)
                .single();
    }

    /** Ends the work of a claim; false if it was lost meanwhile. */
    boolean release(UUID id, UUID claim, State to, @Nullable String failure, Instant now) {
        return jdbc.sql("""
                                UPDATE intake_job
                                SET state = :to, claim = NULL, claimed_until = NULL, failure = :failure,
                                    finished_at = CAST(:finishedAt AS timestamptz)
                                WHERE id = :id
                                  AND claim = :claim
                                  AND state = 'RUNNING'
                                """)
                        .param("to", to.name())
                        .param("failure", failure)
                        .param("finishedAt", to == State.DONE ? utc(now) : null)
                        .param("id", id)
                        .param("claim", claim)
                        .update()
                == 1;
    }

    void forgetSamples(UUID id) {
        jdbc.sql("UPDATE intake_job SET preview = jsonb_set(preview, '{samples}', '[]') WHERE id = :id")
                .param("id", id)
                .update();
    }

    /** Imports in this state that nobody has touched since. */
    List<UUID> listIdle(State state, Instant since) {
        return jdbc.sql("""
                        SELECT id
                        FROM intake_job
                        WHERE state = :state
                          AND COALESCE(started_at, created_at) < :since
                        """)
                .param("state", state.name())
                .param("since", utc(since))
                .query(UUID.class)
                .list();
    }

    /** Drops the rows of imports that ended before; the imports themselves stay listed. */
    int dropLinesEndedBefore(Instant instant) {
        return jdbc.sql("""
                        DELETE FROM intake_line
                        USING intake_job
                        WHERE intake_job.id = intake_line.job_id
                          AND intake_job.finished_at < :instant
                        """).param("instant", utc(instant)).update();
    }

    private IntakeJob read(ResultSet row) throws SQLException {
        return new IntakeJob(
                row.getObject("id", UUID.class),
                row.getInt("unit_no"),
                State.valueOf(row.getString("state")),
                new Source(row.getString("file_name"), row.getLong("file_bytes"), row.getString("file_sha256")),
                actor(row),
                json.readValue(row.getString("preview"), Preview.class),
                row.getString("failure"),
                row.getInt("rows_done"),
                row.getInt("rows_total"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private Actor actor(ResultSet row) throws SQLException {
        UUID id = row.getObject("actor_id", UUID.class);
        String post = row.getString("actor_post");
        NumberRanges units = NumberRanges.parse(row.getString("actor_scope"));
        return new Actor(
                id == null ? Actor.Kind.SYSTEM : Actor.Kind.STAFF,
                id,
                row.getString("actor_name"),
                post == null ? null : json.readValue(post, Actor.ActingPost.class),
                new Scope.Territory(units),
                Set.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
