package org.linli.territory.internal.boundaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.DatumSuspicion;
import org.linli.geo.Earth;
import org.linli.geo.GridArea;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.linli.geo.PartitionCheck;
import org.linli.kernel.Refusal;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.UnitTree;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/** How a shape lies to the ground of the units above and beside it. */
final class Surroundings {

    private static final double MOSTLY = 0.8;
    private static final int MOST_SIBLINGS = 300;
    private static final int MOST_COMPARED = 2_000;
    private static final double NEGLIGIBLE_SQUARE_METRES = 1;

    private final UnitTree tree;
    private final BoundaryIndex published;
    private final Map<Integer, Geometry> incoming = new HashMap<>();
    private final Map<Integer, Ground> grounds = new TreeMap<>();

    /** The area of a unit, what is drawn on it, and whether some of that lies outside. */
    private static final class Ground {

        private final Unit unit;
        private final Geometry area;
        private final RelateNG relation;
        private final List<GridArea> drawn = new ArrayList<>();
        private boolean isLeft;

        Ground(Unit unit, Geometry area) {
            this.unit = unit;
            this.area = area;
            this.relation = RelateNG.prepare(area);
        }

        void draw(Geometry shape) {
            drawn.add(new GridArea(drawn.size(), shape));
        }
    }

    Surroundings(UnitTree tree, BoundaryIndex published) {
        this.tree = tree;
        this.published = published;
    }

    void comes(int unitNo, Geometry shape) {
        incoming.put(unitNo, shape);
    }

    /** Warns when the shape lies away from the nearest boundary above it, starting with {@code aboveNo}. */
    Optional<Refusal> warning(Geometry shape, Integer aboveNo) {
        for (Unit unit : tree.path(aboveNo).reversed()) {
            Optional<Geometry> above = find(unit.no());
            if (above.isPresent()) {
                Ground ground = grounds.computeIfAbsent(unit.no(), no -> new Ground(unit, above.get()));
                ground.draw(shape);
                if (isWithin(shape, ground)) {
                    return Optional.empty();
                }
                ground.isLeft = true;
                return warning(shape, above.get(), unit);
            }
        }
        return Optional.empty();
    }

    /** A unit without ground above it is held against the boundary it has. */
    void replaces(Unit unit, Geometry before, Geometry shape) {
        boolean isHeldAlready = unit.parentNo() != null
                && tree.path(unit.parentNo()).stream()
                        .anyMatch(above -> find(above.no()).isPresent());
        if (!isHeldAlready) {
            // Below zero, so that it is not taken for the ground of what lies in it.
            Ground ground = new Ground(unit, before);
            ground.draw(shape);
            ground.isLeft = true;
            grounds.put(-unit.no(), ground);
        }
    }

    /** Where what was drawn lies on its ground only if it is read in another coordinate system. */
    List<Refusal> suspicions() {
        return grounds.values().stream()
                .filter(ground -> ground.isLeft && ground.drawn.size() <= MOST_COMPARED)
                .flatMap(ground -> DatumSuspicion.of(ground.area, ground.drawn).stream()
                        .map(wrong -> Refusal.of(
                                "formats.notice.datum",
                                ground.unit.name(),
                                Math.round(wrong.shiftMetres()),
                                Math.round(wrong.outsideShare() * 100),
                                shown(wrong.from()),
                                Math.round(wrong.outsideShareAfter() * 100))))
                .toList();
    }

    private static String shown(CoordinateSystem system) {
        return switch (system) {
            case WGS84, CGCS2000 -> "WGS 84 / CGCS2000";
            case GCJ02 -> "GCJ-02";
            case BD09 -> "BD-09";
        };
    }

    /** Cheap compared with an overlay; nearly everything drawn lies within. */
    private static boolean isWithin(Geometry shape, Ground ground) {
        return ground.area.getEnvelopeInternal().covers(shape.getEnvelopeInternal())
                && ground.relation.evaluate(shape, RelatePredicate.covers());
    }

    private static Optional<Refusal> warning(Geometry shape, Geometry above, Unit unit) {
        if (!above.getEnvelopeInternal().intersects(shape.getEnvelopeInternal()) || !above.intersects(shape)) {
            LocalPlane plane = new LocalPlane(LonLat.of(shape.getInteriorPoint().getCoordinate()));
            double metres = plane.toPlane(above).distance(plane.toPlane(shape));
            return Optional.of(Refusal.of("territory.warning.far", unit.name(), Math.round(metres / 100) / 10.0));
        }
        double inside = Earth.areaSquareMetres(OverlayNGRobust.overlay(shape, above, OverlayNG.INTERSECTION));
        double share = inside / Earth.areaSquareMetres(shape);
        return share < MOSTLY
                ? Optional.of(Refusal.of("territory.warning.outside", unit.name(), Math.round((1 - share) * 100)))
                : Optional.empty();
    }

    /** Overlaps and gaps among the children of a unit whose ground is known, summed up. */
    List<Refusal> partition(Unit parent, List<Geometry> newChildren) {
        Optional<Geometry> ground = find(parent.no());
        List<GridArea> siblings = new ArrayList<>();
        for (Unit child : tree.children(parent.no())) {
            find(child.no()).ifPresent(shape -> siblings.add(new GridArea(child.no(), shape)));
        }
        int unnumbered = -1;
        for (Geometry shape : newChildren) {
            siblings.add(new GridArea(unnumbered--, shape));
        }
        if (ground.isEmpty() || siblings.size() < 2 || siblings.size() > MOST_SIBLINGS) {
            return List.of();
        }
        if (isPartition(new Ground(parent, ground.get()), siblings)) {
            return List.of();
        }
        List<PartitionCheck.Flaw> flaws = PartitionCheck.check(ground.get(), siblings);
        List<Refusal> notices = new ArrayList<>();
        sum(flaws, PartitionCheck.Overlap.class, "territory.notice.overlaps", parent)
                .ifPresent(notices::add);
        sum(flaws, PartitionCheck.Gap.class, "territory.notice.gaps", parent).ifPresent(notices::add);
        return notices;
    }

    /** Whether the children share their borders vertex by vertex and fill the ground; cheap, and mostly so. */
    private static boolean isPartition(Ground ground, List<GridArea> siblings) {
        Geometry[] shapes = siblings.stream().map(GridArea::shape).toArray(Geometry[]::new);
        double open = Earth.areaSquareMetres(ground.area)
                - siblings.stream()
                        .mapToDouble(sibling -> Earth.areaSquareMetres(sibling.shape()))
                        .sum();
        return Math.abs(open) < NEGLIGIBLE_SQUARE_METRES
                && siblings.stream().allMatch(sibling -> isWithin(sibling.shape(), ground))
                && CoverageValidator.isValid(shapes);
    }

    private Optional<Geometry> find(int unitNo) {
        return Optional.ofNullable(incoming.get(unitNo)).or(() -> published.find(unitNo));
    }

    private static Optional<Refusal> sum(
            List<PartitionCheck.Flaw> flaws, Class<? extends PartitionCheck.Flaw> kind, String key, Unit parent) {
        List<PartitionCheck.Flaw> found =
                flaws.stream().filter(kind::isInstance).toList();
        long area = Math.round(found.stream()
                .mapToDouble(PartitionCheck.Flaw::areaSquareMetres)
                .sum());
        return found.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(key, parent.name(), found.size(), area));
    }
}
