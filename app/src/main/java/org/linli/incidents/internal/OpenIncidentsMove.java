package org.linli.incidents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.geo.LonLat;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.UuidV7;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Open incidents at units that end go to the heir, so that they stand in its queues and are dispatched by its path; where
 * grids were redrawn, the place of an incident decides, also when its grid goes on elsewhere. State, clock and holder stay. Closed ones keep the number they were worked under; the heir sees them all the same.
 */
@Repository
class OpenIncidentsMove implements AffectedByReorganisation {

    private static final Actor MOVER = Actor.system(new Purpose("territory.reorganisation"));

    private static final String MOVES = "FROM unnest(:ids::uuid[], :targets::integer[]) AS m (id, to_no)";

    private final JdbcClient jdbc;
    private final ChangedTogether changed;
    private final Territory territory;

    OpenIncidentsMove(JdbcClient jdbc, ChangedTogether changed, Territory territory) {
        this.territory = territory;
        this.jdbc = jdbc;
        this.changed = changed;
    }

    private record Open(UUID id, int unitNo, int target) {

        boolean stays() {
            return unitNo == target;
        }
    }

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
        jdbc.sql("""
                        INSERT INTO incident_rehoming (plan_id, incident_id)
                        SELECT :plan, id
                        FROM incident
                        WHERE unit_no = ANY (:units)
                          AND state NOT IN ('CLOSED', 'REJECTED')
                          AND longitude IS NOT NULL
                        ON CONFLICT DO NOTHING
                        """)
                .param("plan", reorganisation.planId())
                .param("units", reorganisation.regridded().toArray(Integer[]::new))
                .update();
        return count(reorganisation).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public int move(Reorganisation reorganisation, int limit, Instant now) {
        List<Open> ended = jdbc.sql("""
                        SELECT id, unit_no, longitude, latitude
                        FROM incident
                        WHERE unit_no = ANY (:units)
                          AND state NOT IN ('CLOSED', 'REJECTED')
                        ORDER BY unit_no, id
                        LIMIT :limit
                        FOR UPDATE
                        """)
                .param("units", ended(reorganisation))
                .param("limit", limit)
                .query((row, n) -> open(row, reorganisation))
                .list();
        if (!ended.isEmpty()) {
            moveAll(reorganisation, ended, now);
            return ended.size();
        }
        List<Open> redrawn = jdbc.sql("""
                        WITH batch AS (
                          DELETE FROM incident_rehoming
                          WHERE (plan_id, incident_id) IN (
                            SELECT plan_id, incident_id
                            FROM incident_rehoming
                            WHERE plan_id = :plan
                            ORDER BY incident_id
                            LIMIT :limit
                            FOR UPDATE)
                          RETURNING incident_id)
                        SELECT i.id, i.unit_no, i.longitude, i.latitude
                        FROM batch b
                        JOIN incident i ON i.id = b.incident_id
                        ORDER BY i.id
                        FOR UPDATE OF i
                        """)
                .param("plan", reorganisation.planId())
                .param("limit", limit)
                .query((row, n) -> open(row, reorganisation))
                .list();
        moveAll(reorganisation, redrawn.stream().filter(one -> !one.stays()).toList(), now);
        return redrawn.size();
    }

    private Open open(ResultSet row, Reorganisation reorganisation) throws SQLException {
        int unitNo = row.getInt("unit_no");
        int heir = reorganisation.heirs().getOrDefault(unitNo, unitNo);
        Double longitude = row.getObject("longitude", Double.class);
        Double latitude = row.getObject("latitude", Double.class);
        if (reorganisation.regridded().isEmpty() || longitude == null || latitude == null) {
            return new Open(row.getObject("id", UUID.class), unitNo, heir);
        }
        int target = territory
                .locate(new LonLat(longitude, latitude))
                .map(Unit::no)
                .filter(reorganisation.regridded()::contains)
                .orElse(heir);
        return new Open(row.getObject("id", UUID.class), unitNo, target);
    }

    private void moveAll(Reorganisation reorganisation, List<Open> open, Instant now) {
        if (!open.isEmpty()) {
            for (String table : List.of("incident_token", "incident_published")) {
                jdbc.sql("UPDATE " + table + " SET unit_no = m.to_no " + MOVES + " WHERE incident_id = m.id")
                        .param("ids", ids(open))
                        .param("targets", targets(open))
                        .update();
            }
            jdbc.sql("UPDATE incident i SET unit_no = m.to_no, version = i.version + 1 " + MOVES + " WHERE i.id = m.id")
                    .param("ids", ids(open))
                    .param("targets", targets(open))
                    .update();
            appendEvents(reorganisation, open, record(open, reorganisation), now);
        }
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
                .param("targets", targets(open))
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
                    "to", Integer.toString(one.target()));
        });
    }

    private static String[] ids(List<Open> open) {
        return open.stream().map(one -> one.id().toString()).toArray(String[]::new);
    }

    private static Integer[] targets(List<Open> open) {
        return open.stream().map(Open::target).toArray(Integer[]::new);
    }

    private static Integer[] ended(Reorganisation reorganisation) {
        return reorganisation.heirs().keySet().toArray(Integer[]::new);
    }

    /** Ended and redrawn ones. */
    private static Integer[] units(Reorganisation reorganisation) {
        return Stream.concat(reorganisation.heirs().keySet().stream(), reorganisation.regridded().stream())
                .distinct()
                .toArray(Integer[]::new);
    }
}
