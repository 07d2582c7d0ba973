package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.geo.LonLat;
import org.linli.geo.Wkb;
import org.linli.territory.internal.homes.GridDays.Span;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Says for every day in which grid a building lies: where the point inside of it lies, as the checker counts households. It
 * is computed from all boundaries of all days whenever one of them was written, so it does not matter by which way.
 */
@Repository
class BuildingPlaces {

    private static final int BATCH = 500;

    /** "home" as the number of an advisory lock. */
    private static final int LOCK = 0x686F6D65;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final BuildingRows rows;

    BuildingPlaces(JdbcClient jdbc, JdbcTemplate batches, BuildingRows rows) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.rows = rows;
    }

    /** The ground of a grid for some days. */
    private record Ground(IndexedPointInAreaLocator area, Envelope box, Span span) {

        boolean holds(Coordinate point) {
            return area.locate(point) != Location.EXTERIOR;
        }
    }

    /** Places anew what lies in these units, or within the box around one of their boundaries. */
    void placeAround(Collection<Integer> unitNos) {
        List<UUID> ids = jdbc.sql("""
                        SELECT b.id
                        FROM unit_boundary u
                        JOIN building b
                          ON b.longitude BETWEEN u.west AND u.east
                         AND b.latitude BETWEEN u.south AND u.north
                        WHERE u.unit_no = ANY (:units::integer[])
                          AND EXISTS (SELECT FROM unit_version v WHERE v.unit_no = u.unit_no AND v.level = 'grid')
                        UNION
                        SELECT building_id
                        FROM building_grid
                        WHERE grid_no = ANY (:units::integer[])
                        """)
                .param("units", unitNos.toArray(Integer[]::new))
                .query(UUID.class)
                .list();
        place(rows.list(ids));
    }

    /** Buildings that came from a map that was there before they were kept. */
    void placeFirst() {
        boolean isPlaced = jdbc.sql("SELECT EXISTS (SELECT FROM building_grid)")
                .query(Boolean.class)
                .single();
        if (!isPlaced) {
            place(rows.list(
                    jdbc.sql("SELECT id FROM building").query(UUID.class).list()));
        }
    }

    void place(Collection<Building> buildings) {
        List<Building> placed =
                buildings.stream().filter(building -> building.place() != null).toList();
        if (placed.isEmpty()) {
            return;
        }
        // Two who place the same building at once would both write its days.
        jdbc.sql("SELECT pg_advisory_xact_lock(:key)")
                .param("key", LOCK)
                .query()
                .singleRow();
        STRtree grounds = grounds(placed);
        Map<UUID, List<Span>> byHand = spans(placed, true);
        Map<UUID, List<Span>> before = spans(placed, false);
        List<Object[]> written = new ArrayList<>();
        List<UUID> changed = new ArrayList<>();
        for (Building building : placed) {
            LonLat place = building.place();
            List<Span> lying = place == null ? List.of() : holding(grounds, place);
            List<Span> hand = byHand.getOrDefault(building.id(), List.of());
            GridDays days = GridDays.of(lying, hand);
            List<Span> all = new ArrayList<>(before.getOrDefault(building.id(), List.of()));
            all.addAll(hand);
            if (!days.isSameAs(all)) {
                changed.add(building.id());
                days.spans()
                        .forEach(span -> written.add(
                                new Object[] {building.id(), span.from(), span.until(), span.gridNo(), span.isByHand()
                                }));
            }
        }
        batches.batchUpdate(
                "DELETE FROM building_grid WHERE building_id = ?",
                changed,
                BATCH,
                (statement, id) -> statement.setObject(1, id));
        batches.batchUpdate("""
                        INSERT INTO building_grid (building_id, valid, grid_no, by_hand)
                        VALUES (?, daterange(?::date, ?::date), ?, ?)
                        """, written);
    }

    private static List<Span> holding(STRtree grounds, LonLat place) {
        List<Span> spans = new ArrayList<>();
        Coordinate point = new Coordinate(place.longitude(), place.latitude());
        for (Object found : grounds.query(new Envelope(point))) {
            if (found instanceof Ground ground && ground.holds(point)) {
                spans.add(ground.span());
            }
        }
        return spans;
    }

    private STRtree grounds(List<Building> buildings) {
        Envelope box = new Envelope();
        for (Building building : buildings) {
            LonLat place = building.place();
            if (place != null) {
                box.expandToInclude(place.longitude(), place.latitude());
            }
        }
        STRtree tree = new STRtree();
        jdbc.sql("""
                        SELECT b.unit_no, b.wkb, lower(days) AS from_day, upper(days) AS until_day
                        FROM unit_boundary b
                        JOIN unit_version v
                          ON v.unit_no = b.unit_no
                         AND v.level = 'grid'
                         AND v.valid && b.valid
                        CROSS JOIN LATERAL (SELECT v.valid * b.valid AS days) AS both_valid
                        WHERE b.west <= :east AND b.east >= :west
                          AND b.south <= :north AND b.north >= :south
                        """)
                .param("west", box.getMinX())
                .param("east", box.getMaxX())
                .param("south", box.getMinY())
                .param("north", box.getMaxY())
                .query((row, n) -> {
                    Geometry shape = Wkb.readPolygonal(row.getBytes("wkb"));
                    return new Ground(
                            new IndexedPointInAreaLocator(shape),
                            shape.getEnvelopeInternal(),
                            new Span(
                                    row.getInt("unit_no"),
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("until_day", LocalDate.class),
                                    false));
                })
                .list()
                .forEach(ground -> tree.insert(ground.box(), ground));
        return tree;
    }

    private Map<UUID, List<Span>> spans(List<Building> buildings, boolean isByHand) {
        Map<UUID, List<Span>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT building_id, grid_no, lower(valid) AS from_day, upper(valid) AS until_day
                        FROM building_grid
                        WHERE building_id = ANY (:ids::uuid[])
                          AND by_hand = :byHand
                        """)
                .param("ids", buildings.stream().map(one -> one.id().toString()).toArray(String[]::new))
                .param("byHand", isByHand)
                .query(row -> {
                    found.computeIfAbsent(row.getObject("building_id", UUID.class), id -> new ArrayList<>())
                            .add(new Span(
                                    row.getInt("grid_no"),
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("until_day", LocalDate.class),
                                    isByHand));
                });
        return found;
    }
}
