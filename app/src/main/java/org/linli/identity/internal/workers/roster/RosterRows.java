package org.linli.identity.internal.workers.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.identity.internal.workers.RosterWriter.Written;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code worker_roster}; rows of a file are sealed. */
@Repository
class RosterRows {

    private static final String CONTEXT = "worker_roster.lines";

    private static final String SELECT = """
            SELECT id, state, title, file_name, is_only_good, failure, people, engagements, known, refused, actor_id,
                   actor_name, actor_post, actor_scope, created_at
            FROM worker_roster
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    RosterRows(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    void insert(UUID id, Actor by, String title, String fileName, List<RosterLine> lines, Instant now) {
        jdbc.sql("""
                        INSERT INTO worker_roster (id, unit_no, state, title, file_name, lines, actor_id, actor_name,
                                                   actor_post, actor_scope, created_at)
                        VALUES (:id, :unit, 'PREVIEWED', :title, :fileName, :lines, :actor, :name, CAST(:post AS jsonb),
                                CAST(:scope AS int4multirange), :now)
                        """)
                .param("id", id)
                .param("unit", by.findPost().map(Actor.ActingPost::unitNo).orElse(0))
                .param("title", title)
                .param("fileName", fileName.substring(0, Math.min(fileName.length(), 120)))
                .param("lines", seal(lines))
                .param("actor", by.id())
                .param("name", by.name())
                .param("post", by.findPost().map(json::writeValueAsString).orElse(null))
                .param("scope", by.scope().units().asMultirange())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] seal(Object lines) {
        return vault.seal(json.writeValueAsString(lines), CONTEXT);
    }

    Optional<Roster> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> roster(row))
                .optional();
    }

    /** As they came in the file; empty once they are forgotten. */
    List<RosterLine> lines(UUID id) {
        return opened(id)
                .map(text -> List.of(json.readValue(text, RosterLine[].class)))
                .orElse(List.of());
    }

    /** What became of them, once the roster is in. */
    List<JudgedLine> report(UUID id) {
        return opened(id)
                .map(text -> List.of(json.readValue(text, JudgedLine[].class)))
                .orElse(List.of());
    }

    private Optional<String> opened(UUID id) {
        return jdbc.sql("SELECT lines FROM worker_roster WHERE id = :id")
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getBytes("lines")))
                .optional()
                .flatMap(lines -> lines)
                .map(lines -> vault.open(lines, CONTEXT));
    }

    /** Hands it to the job; false if that was done before. */
    boolean start(UUID id, boolean isOnlyGood) {
        return jdbc.sql("""
                                UPDATE worker_roster
                                SET state = 'WAITING',
                                    is_only_good = :isOnlyGood,
                                    failure = NULL
                                WHERE id = :id
                                  AND state IN ('PREVIEWED', 'FAILED')
                                """).param("isOnlyGood", isOnlyGood).param("id", id).update() == 1;
    }

    /** The one that waits longest, or one that a server left behind. */
    Optional<Roster> claim(UUID claim, Instant now, Instant until) {
        return jdbc.sql("""
                        UPDATE worker_roster
                        SET state = 'RUNNING',
                            claim = :claim,
                            claimed_until = :until
                        WHERE id = (
                          SELECT id
                          FROM worker_roster
                          WHERE state = 'WAITING'
                             OR (state = 'RUNNING' AND claimed_until < :now)
                          ORDER BY created_at
                          LIMIT 1
                          FOR UPDATE SKIP LOCKED)
                        RETURNING id, state, title, file_name, is_only_good, failure, people, engagements, known, refused,
                                  actor_id, actor_name, actor_post, actor_scope, created_at
                        """)
                .param("claim", claim)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> roster(row))
                .optional();
    }

    /** False if the claim was lost; the rows give way to the report. */
    boolean finish(UUID id, UUID claim, Written written, int refused, List<JudgedLine> report, Instant now) {
        return jdbc.sql("""
                                UPDATE worker_roster
                                SET state = 'DONE',
                                    claim = NULL,
                                    claimed_until = NULL,
                                    people = :people,
                                    engagements = :engagements,
                                    known = :known,
                                    refused = :refused,
                                    lines = :report,
                                    ended_at = :now
                                WHERE id = :id
                                  AND state = 'RUNNING'
                                  AND claim = :claim
                                """)
                        .param("people", written.entries().size())
                        .param("engagements", written.engagements())
                        .param("known", written.known())
                        .param("refused", refused)
                        .param("report", seal(report))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("claim", claim)
                        .update()
                == 1;
    }

    void fail(UUID id, UUID claim, String failure) {
        jdbc.sql("""
                        UPDATE worker_roster
                        SET state = 'FAILED',
                            claim = NULL,
                            claimed_until = NULL,
                            failure = :failure
                        WHERE id = :id
                          AND claim = :claim
                        """)
                .param("failure", failure)
                .param("id", id)
                .param("claim", claim)
                .update();
    }

    List<Roster> listLatest(int limit) {
        return jdbc.sql(SELECT + "WHERE state <> 'PREVIEWED' ORDER BY created_at DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, n) -> roster(row))
                .list();
    }

    void forget(Instant previewed, Instant ended) {
        jdbc.sql("DELETE FROM worker_roster WHERE state IN ('PREVIEWED', 'FAILED') AND created_at < :instant")
                .param("instant", previewed.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("UPDATE worker_roster SET lines = NULL WHERE ended_at < :instant AND lines IS NOT NULL")
                .param("instant", ended.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Roster roster(ResultSet row) throws SQLException {
        UUID actorId = row.getObject("actor_id", UUID.class);
        String post = row.getString("actor_post");
        Actor actor = new Actor(
                actorId == null ? Actor.Kind.SYSTEM : Actor.Kind.STAFF,
                actorId,
                row.getString("actor_name"),
                post == null ? null : json.readValue(post, Actor.ActingPost.class),
                new Scope.Territory(NumberRanges.parse(row.getString("actor_scope"))),
                Set.of());
        return new Roster(
                row.getObject("id", UUID.class),
                Roster.State.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("file_name"),
                row.getBoolean("is_only_good"),
                row.getString("failure"),
                row.getInt("people"),
                row.getInt("engagements"),
                row.getInt("known"),
                row.getInt("refused"),
                actor,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
