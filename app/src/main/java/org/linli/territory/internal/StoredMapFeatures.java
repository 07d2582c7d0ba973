package org.linli.territory.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.geo.LonLat;
import org.linli.geo.Wkb;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Point;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Layers of the map in a table; shapes as WKB. */
@Component
public class StoredMapFeatures implements MapFeatures {

    private static final int MOST_ADDRESSES = 10;
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Transactions transactions;
    private final Evidence evidence;
    private final Snapshots snapshots;
    private final JsonMapper json;
    private final Clock clock;
    private final ObjectProvider<GroundListener> listeners;

    StoredMapFeatures(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Transactions transactions,
            Evidence evidence,
            Snapshots snapshots,
            JsonMapper json,
            Clock clock,
            ObjectProvider<GroundListener> listeners) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
        this.evidence = evidence;
        this.snapshots = snapshots;
        this.json = json;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    public Outcome<Integer> put(Actor actor, int unitNo, String layer, List<MapFeature> features) {
        Unit unit = snapshots.units().find(unitNo).orElse(null);
        if (unit == null || !actor.scope().units().contains(unitNo)) {
            return Outcome.refused("territory.out-of-scope");
        }
        return transactions.write(actor.scope(), () -> {
            jdbc.sql("DELETE FROM map_feature WHERE unit_no = :unitNo AND layer = :layer")
                    .param("unitNo", unitNo)
                    .param("layer", layer)
                    .update();
            insert(unitNo, layer, features);
            listeners.forEach(listener -> listener.layerReplaced(unitNo, layer, features));
            evidence.record(Act.of(
                    actor,
                    "territory.layer-replaced",
                    new Subject("unit", unit.id()),
                    unitNo,
                    Map.of(
                            "layer",
                            layer,
                            "features",
                            Integer.toString(features.size()),
                            "at",
                            clock.instant().toString())));
            return Outcome.done(features.size());
        });
    }

    private void insert(int unitNo, String layer, List<MapFeature> features) {
        batches.batchUpdate("""
                        INSERT INTO map_feature (unit_no, layer, name, address, wkb, longitude, latitude, properties)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        """, features, BATCH, (statement, feature) -> {
            Point centre = feature.shape().getInteriorPoint();
            statement.setInt(1, unitNo);
            statement.setString(2, layer);
            statement.setString(3, feature.name());
            statement.setString(4, feature.address());
            statement.setBytes(5, Wkb.write(feature.shape()));
            statement.setDouble(6, centre.getX());
            statement.setDouble(7, centre.getY());
            statement.setString(8, json.writeValueAsString(feature.properties()));
        });
    }

    /** A layer at or below a unit, at most {@code limit} features. */
    public List<MapFeature> list(int unitNo, String layer, int limit) {
        return snapshots
                .units()
                .findEntry(unitNo)
                .map(entry -> jdbc.sql("""
                                SELECT name, address, wkb, properties
                                FROM map_feature
                                WHERE unit_no <@ :units::int4multirange
                                  AND unit_no >= :from AND unit_no < :to
                                  AND layer = :layer
                                ORDER BY id
                                LIMIT :limit
                                """)
                        .param("units", entry.atOrBelow().asMultirange())
                        .param("from", entry.atOrBelow().hull().from())
                        .param("to", entry.atOrBelow().hull().to())
                        .param("layer", layer)
                        .param("limit", limit)
                        .query((row, n) -> new MapFeature(
                                row.getString("name"),
                                row.getString("address"),
                                Wkb.read(row.getBytes("wkb")),
                                properties(row.getString("properties"))))
                        .list())
                .orElse(List.of());
    }

    @Override
    public List<Address> findAddresses(String text) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            return List.of();
        }
        String pattern = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql("""
                        SELECT address, name, unit_no, longitude, latitude
                        FROM map_feature
                        WHERE address LIKE :contains
                        ORDER BY address NOT LIKE :begins, length(address), address
                        LIMIT :limit
                        """)
                .param("contains", "%" + pattern + "%")
                .param("begins", pattern + "%")
                .param("limit", MOST_ADDRESSES)
                .query((row, n) -> new Address(
                        row.getString("address"),
                        row.getString("name"),
                        row.getInt("unit_no"),
                        new LonLat(row.getDouble("longitude"), row.getDouble("latitude"))))
                .list();
    }

    private Map<String, String> properties(String text) {
        Map<String, String> properties = new TreeMap<>();
        json.readTree(text)
                .properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asString()));
        return properties;
    }
}
