package org.linli.incidents.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.UuidV7;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Open incidents at units that end go to the heir, so that they stand in its queues and are dispatched by its path. State,
 * clock and holder stay. Closed ones keep the number they were worked under; the heir sees them all the same.
 */
@Repository
class OpenIncidentsMove implements AffectedByReorganisation {

    private static final Actor MOVER = Actor.system(new Purpose("territory.reorganisation"));

    private static final String MOVES = "FROM unnest(:ids::uuid[], :targets::integer[]) AS m (id, to_no)";

    private final JdbcClient jdbc;
    private final ChangedTogether changed;

    OpenIncidentsMove(JdbcClient jdbc, ChangedTogether changed) {
        this.jdbc = jdbc;
        this.changed = changed;
    }

    private record Open(UUID id, int unitNo) {}

    @Override
    public String kind() {
        return "incidents";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Map<Integer, Integer> count(Reorganisation reorganisation) {
        return jdbc
                .sql("""
                        SELECT unit_no, count(*)::integer AS incidents
                        FROM incident
                        WHERE unit_no = ANY (:units)
                          AND state NOT IN ('CLOSED', 'REJECTED')
                        GROUP BY unit_no
                        """)
                .param("units", units(reorganisation))
                .query((row, n) -> Map.entry(row.getInt("unit_no"), row.getInt("incidents")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public int prepare(Reorganisation reorganisation, Instant now) {
        return count(reorganisation).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        List<Open> open = jdbc.sql("""
                        SELECT id, unit_no
                        FROM incident
                        WHERE unit_no = ANY (:units)
                          AND state NOT IN ('CLOSED', 'REJECTED')
                        ORDER BY unit_no, id
                        LIMIT :limit
                        FOR UPDATE
                        """)
                .param("units", units(reorganisation))
                .param("limit", limit)
                .query((row, n) -> new Open(row.getObject("id", UUID.class), row.getInt("unit_no")))
                .list();
        if (!open.isEmpty()) {
            for (String table : List.of("incident_token", "incident_published")) {
                jdbc.sql("UPDATE " + table + " SET unit_no = m.to_no " + MOVES + " WHERE incident_id = m.id")
                        .param("ids", ids(open))
                        .param("targets", targets(open, reorganisation))
                        .update();
            }
            jdbc.sql("UPDATE incident i SET unit_no = m.to_no, version = i.version + 1 " + MOVES + " WHERE i.id = m.id")
                    .param("ids", ids(open))
                    .param("targets", targets(open, reorganisation))
                    .update();
            appendEvents(reorganisation, open, record(open, reorganisation), now);
        }
        return open.size();
    }

    private void appendEvents(Reorganisation reorganisation, List<Open> open, Map<UUID, UUID> entries, Instant now) {
        jdbc.sql("""
                        INSERT INTO incident_event (id, incident_id, at, verb, from_state, to_state, actor_name, note, facts, budget,
                                                    due_at, evidence_id)
                        SELECT m.event_id, i.id, :now, 'incident.moved', i.state, i.state, :by, :title,
                               jsonb_build_object('from', m.from_no::text, 'to', m.to_no::text, 'plan', :plan::text),
                               i.stage_budget, i.due_at, m.evidence_id
                        FROM unnest(:ids::uuid[], :origins::integer[], :targets::integer[], :events::uuid[], :entries::uuid[])
                          AS m (id, from_no, to_no, event_id, evidence_id)
                        JOIN incident i ON i.id = m.id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", MOVER.name())
                .param("title", reorganisation.title())
                .param("plan", reorganisation.planId().toString())
                .param("ids", ids(open))
                .param("origins", open.stream().map(Open::unitNo).toArray(Integer[]::new))
                .param("targets", targets(open, reorganisation))
                .param(
                        "events",
                        open.stream().map(one -> UuidV7.at(now).toString()).toArray(String[]::new))
                .param(
                        "entries",
                        open.stream()
                                .map(one -> Objects.requireNonNull(entries.get(one.id()))
                                        .toString())
                                .toArray(String[]::new))
                .update();
    }

    /** After the rows were changed: the entries commit to what they say now. */
    private Map<UUID, UUID> record(List<Open> open, Reorganisation reorganisation) {
        Map<UUID, Open> byId = open.stream().collect(Collectors.toMap(Open::id, one -> one));
        return changed.record(MOVER, "incident.moved", byId.keySet(), id -> {
            Open one = Objects.requireNonNull(byId.get(id));
            return Map.of(
                    "plan", reorganisation.planId().toString(),
                    "from", Integer.toString(one.unitNo()),
                    "to", Integer.toString(target(one, reorganisation)));
        });
    }

    private static int target(Open one, Reorganisation reorganisation) {
        return Objects.requireNonNull(reorganisation.heirs().get(one.unitNo()));
    }

    private static String[] ids(List<Open> open) {
        return open.stream().map(one -> one.id().toString()).toArray(String[]::new);
    }

    private static Integer[] targets(List<Open> open, Reorganisation reorganisation) {
        return open.stream().map(one -> target(one, reorganisation)).toArray(Integer[]::new);
    }

    private static Integer[] units(Reorganisation reorganisation) {
        return reorganisation.heirs().keySet().toArray(Integer[]::new);
    }
}
