package org.linli.incidents.internal;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;
import org.linli.incidents.Incident;
import org.linli.incidents.State;
import org.linli.incidents.Step;
import org.linli.kernel.Actor;
import org.linli.kernel.UuidV7;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to an incident, step by step; written once, never changed. */
@Repository
class History {

    private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {};

    private static final String INSERT = """
            INSERT INTO incident_event (id, incident_id, at, verb, from_state, to_state, actor_id,
              actor_name, post_title, note, facts, photos, budget, due_at, evidence_id)
            VALUES (:id, :incidentId, :at, :verb, :from, :to, :actorId,
              :actorName, :postTitle, :note, CAST(:facts AS jsonb), :photos, :budget, :dueAt, :evidenceId)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final JsonMapper json;

    History(JdbcClient jdbc, NamedParameterJdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** One step as it is shown. */
    record Event(
            UUID id,
            Instant at,
            String verb,
            @Nullable State from,
            State to,
            @Nullable UUID actorId,
            String actorName,
            @Nullable String postTitle,
            @Nullable String note,
            SortedMap<String, String> facts,
            List<UUID> photos,
            @Nullable String budget,
            @Nullable Instant dueAt,
            UUID evidenceId) {}

    /** A step with its clock and the entry that commits to it. */
    record Written(
            Step step,
            @Nullable State from,
            Actor by,
            Instant at,
            @Nullable Deadline due,
            UUID evidenceId) {}

    void append(Written written) {
        batches.update(INSERT, parameters(written));
    }

    void appendAll(List<Written> steps) {
        batches.batchUpdate(INSERT, steps.stream().map(this::parameters).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource parameters(Written written) {
        Step step = written.step();
        Incident after = step.after();
        Budget budget = after.stage().budget();
        Deadline due = written.due();
        return new MapSqlParameterSource()
                .addValue("id", UuidV7.at(written.at()))
                .addValue("incidentId", after.id())
                .addValue("at", IncidentRows.utc(written.at()))
                .addValue("verb", step.verb())
                .addValue("from", written.from() == null ? null : written.from().name())
                .addValue("to", after.state().name())
                .addValue("actorId", written.by().id())
                .addValue("actorName", written.by().name())
                .addValue(
                        "postTitle",
                        written.by().findPost().map(Actor.ActingPost::title).orElse(null))
                .addValue("note", step.note())
                .addValue("facts", json.writeValueAsString(step.facts().values()))
                .addValue("photos", step.photos().toArray(UUID[]::new))
                .addValue("budget", budget == null ? null : budget.toString())
                .addValue("dueAt", due == null ? null : IncidentRows.utc(due.at()))
                .addValue("evidenceId", written.evidenceId());
    }

    /** All steps of an incident, first one first. */
    List<Event> listOf(UUID incidentId) {
        return jdbc.sql("""
                        SELECT id, at, verb, from_state, to_state, actor_id, actor_name, post_title, note, facts, photos, budget,
                               due_at, evidence_id
                        FROM incident_event
                        WHERE incident_id = :id
                        ORDER BY at, id
                        """)
                .param("id", incidentId)
                .query((row, i) -> {
                    String from = row.getString("from_state");
                    OffsetDateTime dueAt = row.getObject("due_at", OffsetDateTime.class);
                    return new Event(
                            row.getObject("id", UUID.class),
                            IncidentRows.instant(row, "at"),
                            row.getString("verb"),
                            from == null ? null : State.valueOf(from),
                            State.valueOf(row.getString("to_state")),
                            row.getObject("actor_id", UUID.class),
                            row.getString("actor_name"),
                            row.getString("post_title"),
                            row.getString("note"),
                            json.readValue(row.getString("facts"), FACTS),
                            uuids(row.getArray("photos")),
                            row.getString("budget"),
                            dueAt == null ? null : dueAt.toInstant(),
                            row.getObject("evidence_id", UUID.class));
                })
                .list();
    }

    boolean hasPhoto(UUID incidentId, UUID photoId) {
        return listOf(incidentId).stream().anyMatch(event -> event.photos().contains(photoId));
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }
}
