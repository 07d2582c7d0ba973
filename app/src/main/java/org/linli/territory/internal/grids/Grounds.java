package org.linli.territory.internal.grids;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.geo.GridPlan;
import org.linli.geo.LonLat;
import org.linli.geo.Wkb;
import org.linli.territory.GridCell;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.GridUses;
import org.linli.territory.internal.HomesOnGround;
import org.linli.territory.internal.HomesOnGround.BuildingHomes;
import org.linli.territory.internal.StoredMapFeatures;
import org.linli.territory.internal.UnitTree;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.springframework.stereotype.Component;

/** Reads what grids are drawn on: the unit's boundary, streets, homes and today's grids. */
@Component
public class Grounds {

    private static final int MOST_STREETS = 20_000;
    public static final String GRID = "grid";

    private final StoredMapFeatures features;
    private final HomesOnGround homes;
    private final PolicyRows policies;
    private final GridUses uses;

    Grounds(StoredMapFeatures features, HomesOnGround homes, PolicyRows policies, GridUses uses) {
        this.features = features;
        this.homes = homes;
        this.policies = policies;
        this.uses = uses;
    }

    /** Empty where the unit has no boundary. */
    Optional<GridGround> find(UnitTree tree, BoundaryIndex boundaries, int unitNo) {
        return boundaries.find(unitNo).map(parent -> of(tree, unitNo, parent, base(tree, boundaries, unitNo)));
    }

    /** The unit's streets, homes and limits on a ground that need not be published. */
    GridGround of(UnitTree tree, int unitNo, Geometry parent, String base) {
        List<GridGround.Street> streets = new ArrayList<>();
        for (MapFeature street : features.list(unitNo, MapFeatures.STREETS, MOST_STREETS)) {
            double fitness = fitness(street.properties().getOrDefault("kind", ""));
            for (Object line : LineStringExtracter.getLines(street.shape())) {
                streets.add(new GridGround.Street((LineString) line, fitness));
            }
        }
        return new GridGround(parent, streets, buildings(tree, unitNo, parent), limits(tree, unitNo), base);
    }

    private static double fitness(String kind) {
        return switch (kind) {
            case "PATH" -> 0.3;
            case "LANE" -> 0.6;
            default -> 1;
        };
    }

    /** What lies on the ground, and what somebody put into one of its grids by hand. */
    private List<BuildingHomes> buildings(UnitTree tree, int unitNo, Geometry parent) {
        List<Integer> grids = gridsOf(tree, unitNo).stream().map(Unit::no).toList();
        IndexedPointInAreaLocator within = new IndexedPointInAreaLocator(parent);
        return homes.list(parent.getEnvelopeInternal(), grids, tree.day()).stream()
                .filter(building -> building.gridNo() != null || lies(building.place(), within))
                .toList();
    }

    static boolean lies(@Nullable LonLat place, IndexedPointInAreaLocator within) {
        return place != null && within.locate(place.toCoordinate()) != Location.EXTERIOR;
    }

    private GridPlan.Limits limits(UnitTree tree, int unitNo) {
        return limits(tree, unitNo, tree.day());
    }

    /** What is asked of the unit's grids on a day, as far as it is decided by now. */
    GridPlan.Limits limits(UnitTree tree, int unitNo, LocalDate day) {
        return policies.findNearest(upwards(tree, unitNo), day)
                .map(GridPolicy::limits)
                .orElse(GridPlan.Limits.USUAL);
    }

    /** Numbers of the unit and of all above it, the nearest first. */
    static List<Integer> upwards(UnitTree tree, int unitNo) {
        return tree.path(unitNo).reversed().stream().map(Unit::no).toList();
    }

    /** Grids of today as cells, numbered in the order of their codes. */
    List<GridCell> cells(UnitTree tree, BoundaryIndex boundaries, int unitNo) {
        Map<Integer, GridCell.Use> known = usesBelow(tree, unitNo);
        List<GridCell> cells = new ArrayList<>();
        for (Unit grid : gridsOf(tree, unitNo)) {
            Optional<Geometry> shape = boundaries.find(grid.no());
            if (shape.isPresent()) {
                GridCell.Use use = known.get(grid.no());
                cells.add(new GridCell(
                        cells.size() + 1,
                        grid.name(),
                        use == null ? GridCell.Kind.GRID : GridCell.Kind.DEDICATED_GRID,
                        grid.no(),
                        use,
                        shape.get()));
            }
        }
        return cells;
    }

    private Map<Integer, GridCell.Use> usesBelow(UnitTree tree, int unitNo) {
        return uses.on(gridsOf(tree, unitNo).stream().map(Unit::no).toList(), tree.day());
    }

    public static List<Unit> gridsOf(UnitTree tree, int unitNo) {
        return tree.children(unitNo).stream()
                .filter(child -> child.level().equals(GRID))
                .toList();
    }

    private String base(UnitTree tree, BoundaryIndex boundaries, int unitNo) {
        MessageDigest digest = sha256();
        Map<Integer, GridCell.Use> known = usesBelow(tree, unitNo);
        boundaries.find(unitNo).map(Wkb::write).ifPresent(digest::update);
        gridsOf(tree, unitNo).stream().sorted(Comparator.comparingInt(Unit::no)).forEach(grid -> {
            digest.update((grid.no() + " " + grid.name() + "\n").getBytes(StandardCharsets.UTF_8));
            GridCell.Use use = known.get(grid.no());
            if (use != null) {
                digest.update((use + "\n").getBytes(StandardCharsets.UTF_8));
            }
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
