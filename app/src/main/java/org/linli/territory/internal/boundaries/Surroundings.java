package org.linli.territory.internal.boundaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.geo.Earth;
import org.linli.geo.GridArea;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.linli.geo.PartitionCheck;
import org.linli.kernel.Refusal;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.UnitTree;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** How a shape lies to the ground of the units above and beside it. */
final class Surroundings {

    private static final double MOSTLY = 0.8;
    private static final int MOST_SIBLINGS = 300;

    private final UnitTree tree;
    private final BoundaryIndex published;
    private final Map<Integer, Geometry> incoming = new HashMap<>();

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
                return warning(shape, above.get(), unit);
            }
        }
        return Optional.empty();
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
        List<PartitionCheck.Flaw> flaws = PartitionCheck.check(ground.get(), siblings);
        List<Refusal> notices = new ArrayList<>();
        sum(flaws, PartitionCheck.Overlap.class, "territory.notice.overlaps", parent)
                .ifPresent(notices::add);
        sum(flaws, PartitionCheck.Gap.class, "territory.notice.gaps", parent).ifPresent(notices::add);
        return notices;
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
