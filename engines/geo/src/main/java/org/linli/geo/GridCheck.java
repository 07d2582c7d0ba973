package org.linli.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageGapFinder;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** Everything that can be said about a plan of grids before it is published. */
public final class GridCheck {

    private GridCheck() {}

    public static GridReport check(GridPlan plan) {
        List<GridFinding> findings = new ArrayList<>();
        for (BoundaryCheck.Finding finding : BoundaryCheck.check(plan.parent())) {
            if (finding.isBlocking()) {
                findings.add(new GridFinding.UnsoundParent(finding.flaw(), point(finding)));
            }
        }
        if (!findings.isEmpty()) {
            return new GridReport(findings, 0, 0, OptionalDouble.empty());
        }
        List<GridArea> sound = sound(plan, findings);
        for (GridArea grid : sound) {
            shape(grid, findings);
        }
        partition(plan, sound, findings);
        OptionalDouble alongStreets = StreetBorders.check(plan, sound, findings);
        households(plan, findings);
        DatumSuspicion.of(plan.parent(), sound).ifPresent(findings::add);
        findings.sort(Comparator.comparing(GridFinding::severity));
        return new GridReport(
                findings,
                Earth.areaSquareMetres(plan.parent()),
                sound.stream()
                        .mapToDouble(grid -> Earth.areaSquareMetres(grid.shape()))
                        .sum(),
                alongStreets);
    }

    private static List<GridArea> sound(GridPlan plan, List<GridFinding> findings) {
        List<GridArea> sound = new ArrayList<>();
        for (GridPlan.Draft draft : plan.grids()) {
            List<BoundaryCheck.Finding> flaws = BoundaryCheck.check(draft.shape());
            for (BoundaryCheck.Finding flaw : flaws) {
                findings.add(new GridFinding.Unsound(draft.number(), flaw.flaw(), point(flaw)));
            }
            if (flaws.stream().noneMatch(BoundaryCheck.Finding::isBlocking)) {
                sound.add(new GridArea(draft.number(), draft.shape()));
            }
        }
        return sound;
    }

    private static void shape(GridArea grid, List<GridFinding> findings) {
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<Polygon> parts = PolygonExtracter.getPolygons(grid.shape());
        if (parts.size() > 1) {
            findings.add(new GridFinding.SeveralParts(grid.id(), parts.size(), grid.shape()));
        }
        List<Polygon> holes = new ArrayList<>();
        for (Polygon part : parts) {
            for (int i = 0; i < part.getNumInteriorRing(); i++) {
                holes.add(Lattice.FACTORY.createPolygon(part.getInteriorRingN(i).getCoordinates()));
            }
        }
        if (!holes.isEmpty()) {
            Geometry where = Lattice.FACTORY.createMultiPolygon(holes.toArray(Polygon[]::new));
            findings.add(new GridFinding.Holes(grid.id(), holes.size(), where, Earth.areaSquareMetres(where)));
        }
    }

    private static void partition(GridPlan plan, List<GridArea> sound, List<GridFinding> findings) {
        List<Geometry> flawed = new ArrayList<>();
        for (PartitionCheck.Flaw flaw :
                PartitionCheck.check(plan.parent(), sound, plan.limits().toleranceMetres())) {
            flawed.add(flaw.where());
            findings.add(
                    switch (flaw) {
                        case PartitionCheck.Overlap overlap ->
                            new GridFinding.Overlap(
                                    overlap.lowerId(), overlap.higherId(), overlap.where(), overlap.areaSquareMetres());
                        case PartitionCheck.Outside outside ->
                            new GridFinding.Outside(outside.id(), outside.where(), outside.areaSquareMetres());
                        case PartitionCheck.Gap gap -> new GridFinding.Gap(gap.where(), gap.areaSquareMetres());
                    });
        }
        looseBorders(plan, sound, flawed, findings);
    }

    /**
     * What is too narrow to be an overlap or a gap, and yet keeps the grids from sharing their vertices. Where grids lie in
     * heaps nobody asks for it, and every border would be held against every other.
     */
    private static void looseBorders(
            GridPlan plan, List<GridArea> sound, List<Geometry> flawed, List<GridFinding> findings) {
        if (sound.isEmpty() || flawed.size() >= PartitionCheck.MOST_OVERLAPS) {
            return;
        }
        LocalPlane plane =
                new LocalPlane(LonLat.of(plan.parent().getInteriorPoint().getCoordinate()));
        Geometry[] coverage =
                sound.stream().map(grid -> plane.toPlane(grid.shape())).toArray(Geometry[]::new);
        Geometry errors = plane.toPlane(Lattice.FACTORY.buildGeometry(flawed));
        double tolerance = Math.max(plan.limits().toleranceMetres(), 0.02);
        @Nullable Geometry[] loose = CoverageValidator.validate(coverage, tolerance);
        boolean isTight = true;
        for (int i = 0; i < loose.length; i++) {
            Geometry lines = loose[i];
            isTight &= lines == null || lines.isEmpty();
            if (lines != null && !lines.isEmpty() && !errors.isWithinDistance(lines, tolerance)) {
                findings.add(loose(sound.get(i).id(), plane.toDegrees(lines)));
            }
        }
        if (isTight) {
            Geometry slits = CoverageGapFinder.findGaps(coverage, tolerance);
            if (!slits.isEmpty() && !errors.isWithinDistance(slits, tolerance)) {
                Coordinate slit = slits.getCoordinate();
                sound.stream()
                        .filter(grid -> plane.toPlane(grid.shape())
                                .isWithinDistance(Lattice.FACTORY.createPoint(slit), tolerance))
                        .findFirst()
                        .ifPresent(grid -> findings.add(loose(grid.id(), plane.toDegrees(slits))));
            }
        }
    }

    private static GridFinding loose(int grid, Geometry degrees) {
        return new GridFinding.LooseBorder(grid, degrees, Earth.lengthMetres(degrees));
    }

    private static void households(GridPlan plan, List<GridFinding> findings) {
        int fewest = plan.limits().fewestHouseholds();
        int most = plan.limits().mostHouseholds();
        for (GridPlan.Draft draft : plan.grids()) {
            draft.households().ifPresent(count -> {
                if (count < fewest || count > most) {
                    findings.add(new GridFinding.Households(draft.number(), count, fewest, most, draft.shape()));
                }
            });
        }
    }

    private static Geometry point(BoundaryCheck.Finding finding) {
        return Lattice.FACTORY.createPoint(finding.where().orElse(null));
    }
}
