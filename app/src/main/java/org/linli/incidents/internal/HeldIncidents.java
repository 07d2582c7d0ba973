package org.linli.incidents.internal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.HandoverItems;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The open incidents a person has in hand: taken up by her, or being handled by her. */
@Component
class HeldIncidents implements HandoverItems {

    private static final String HELD = """
            holder_id = :holder
            AND state NOT IN ('CLOSED', 'REJECTED')
            AND (:isEverything
              OR unit_no <@ CAST(:units AS int4multirange)
              OR department_no = CAST(:departmentNo AS integer))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ChangedTogether changed;

    HeldIncidents(JdbcClient jdbc, JsonMapper json, ChangedTogether changed) {
        this.jdbc = jdbc;
        this.json = json;
        this.changed = changed;
    }

    @Override
    public String kind() {
        return "incidents.handover";
    }

    @Override
    public int count(Hands hands) {
        return bind(jdbc.sql("SELECT count(*) FROM incident WHERE " + HELD), hands)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Item> list(Hands hands, int limit) {
        return bind(
                        jdbc.sql("SELECT id, no, title FROM incident WHERE " + HELD
                                + " ORDER BY due_at NULLS LAST, id LIMIT :limit"),
                        hands)
                .param("limit", limit)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Item(id, row.getString("no") + " " + row.getString("title"), "/incidents/" + id);
                })
                .list();
    }

    /** The step in each history commits to the one entry of the hand-over. */
    @Override
    public int transfer(Transfer transfer) {
        OffsetDateTime at = transfer.at().atOffset(ZoneOffset.UTC);
        Map<String, String> facts = Map.of(
                "holder", transfer.successorName(),
                "handover", transfer.handoverId().toString());
        List<UUID> moved = bind(jdbc.sql("""
                                WITH moved AS (
                                  UPDATE incident
                                  SET holder_id = :successor,
                                      holder_name = :successorName,
                                      version = version + 1
                                  WHERE %s
                                  RETURNING id, state, stage_budget, due_at)
                                INSERT INTO incident_event (id, incident_id, at, verb, from_state, to_state, actor_id,
                                  actor_name, post_title, note, facts, budget, due_at, evidence_id)
                                SELECT uuidv7(), id, :at, 'incident.handed-over', state, state, :actorId,
                                  :actorName, :postTitle, NULL, CAST(:facts AS jsonb), stage_budget, due_at, :evidenceId
                                FROM moved
                                RETURNING incident_id
                                """.formatted(HELD)), transfer.from())
                .param("successor", transfer.successorId())
                .param("successorName", transfer.successorName())
                .param("at", at)
                .param("actorId", transfer.by().id())
                .param("actorName", transfer.by().name())
                .param("postTitle", postTitle(transfer.by()))
                .param("facts", json.writeValueAsString(facts))
                .param("evidenceId", transfer.evidenceId())
                .query(UUID.class)
                .list();
        changed.record(transfer.by(), "incident.handed-over", moved, facts);
        return moved.size();
    }

    private static @Nullable String postTitle(Actor by) {
        return by.findPost().map(Actor.ActingPost::title).orElse(null);
    }

    private static StatementSpec bind(StatementSpec statement, Hands hands) {
        Scope reach = hands.reach();
        return statement
                .param("holder", hands.accountId())
                .param("isEverything", reach instanceof Scope.SystemJob)
                .param(
                        "units",
                        reach instanceof Scope.Territory land ? land.units().asMultirange() : "{}")
                .param("departmentNo", reach instanceof Scope.Department of ? of.departmentNo() : null);
    }
}
