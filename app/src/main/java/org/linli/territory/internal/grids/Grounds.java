package org.linli.territory.internal.grids;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.linli.geo.GridPlan;
import org.linli.geo.LonLat;
import org.linli.geo.Wkb;
import org.linli.territory.GridCell;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.StoredMapFeatures;
import org.linli.territory.internal.UnitTree;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what grids are drawn on: the unit's boundary, streets, buildings and today's grids. */
@Component
class Grounds {

    private static final int MOST_FEATURES = 20_000;
    static final String GRID = "grid";

    private final StoredMapFeatures features;
    private final JdbcClient jdbc;

    Grounds(StoredMapFeatures features, JdbcClient jdbc) {
        this.features = features;
        this.jdbc = jdbc;
    }

    /** Empty where the unit has no boundary. */
    Optional<GridGround> find(UnitTree tree, BoundaryIndex boundaries, int unitNo) {
        return boundaries.find(unitNo).map(parent -> {
            List<GridGround.Street> streets = new ArrayList<>();
            for (MapFeature street : features.list(unitNo, MapFeatures.STREETS, MOST_FEATURES)) {
                double fitness = fitness(street.properties().getOrDefault("kind", ""));
                for (Object line : LineStringExtracter.getLines(street.shape())) {
                    streets.add(new GridGround.Street((LineString) line, fitness));
                }
            }
            return new GridGround(
                    parent, streets, buildings(unitNo), limits(tree, unitNo), base(tree, boundaries, unitNo));
        });
    }

    private static double fitness(String kind) {
        return switch (kind) {
            case "PATH" -> 0.3;
            case "LANE" -> 0.6;
            default -> 1;
        };
    }

    private List<GridGround.Building> buildings(int unitNo) {
        List<GridGround.Building> buildings = new ArrayList<>();
        for (MapFeature building : features.list(unitNo, MapFeatures.BUILDINGS, MOST_FEATURES)) {
            String households = building.properties().getOrDefault("households", "");
            if (households.matches("\\d{1,6}")) {
                LonLat place = LonLat.of(building.shape().getInteriorPoint().getCoordinate());
                buildings.add(new GridGround.Building(place, Integer.parseInt(households)));
            }
        }
        return buildings;
    }

    /** The policy of the nearest unit on the way up that has one. */
    private GridPlan.Limits limits(UnitTree tree, int unitNo) {
        List<Integer> upwards =
                tree.path(unitNo).reversed().stream().map(Unit::no).toList();
        return jdbc.sql("""
                        SELECT fewest_households, most_households, tolerance_m, street_m, share_along
                        FROM grid_policy
                        WHERE unit_no = ANY (:units::integer[])
                          AND valid @> CAST(:day AS date)
                        ORDER BY array_position(:units::integer[], unit_no)
                        LIMIT 1
                        """)
                .param("units", upwards.toArray(Integer[]::new))
                .param("day", tree.day())
                .query((row, n) -> new GridPlan.Limits(
                        row.getInt("fewest_households"),
                        row.getInt("most_households"),
                        row.getDouble("tolerance_m"),
                        row.getDouble("street_m"),
                        row.getDouble("share_along")))
                .optional()
                .orElse(GridPlan.Limits.USUAL);
    }

    /** Grids of today as cells, numbered in the order of their codes. */
    static List<GridCell> cells(UnitTree tree, BoundaryIndex boundaries, int unitNo) {
        List<GridCell> cells = new ArrayList<>();
        for (Unit grid : gridsOf(tree, unitNo)) {
            Optional<Geometry> shape = boundaries.find(grid.no());
            if (shape.isPresent()) {
                cells.add(
                        new GridCell(cells.size() + 1, grid.name(), GridCell.Kind.GRID, grid.no(), null, shape.get()));
            }
        }
        return cells;
    }

    static List<Unit> gridsOf(UnitTree tree, int unitNo) {
        return tree.children(unitNo).stream()
                .filter(child -> child.level().equals(GRID))
                .toList();
    }

    private static String base(UnitTree tree, BoundaryIndex boundaries, int unitNo) {
        MessageDigest digest = sha256();
        boundaries.find(unitNo).map(Wkb::write).ifPresent(digest::update);
        gridsOf(tree, unitNo).stream().sorted(Comparator.comparingInt(Unit::no)).forEach(grid -> {
            digest.update((grid.no() + " " + grid.name() + "\n").getBytes(StandardCharsets.UTF_8));
            boundaries.find(grid.no()).map(Wkb::write).ifPresent(digest::update);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
