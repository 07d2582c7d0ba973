package org.linli.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Whether siblings divide their parent: none overlaps another, none leaves the parent, and nothing of the parent is left
 * over.
 */
public final class PartitionCheck {

    /** Two borders drawn from the same points and rounded differently lie a few millimetres apart. */
    public static final double DEFAULT_TOLERANCE_METRES = 0.05;

    /** Nobody reads more; grids drawn on top of each other would have one for each pair. */
    public static final int MOST_OVERLAPS = 3_000;

    private PartitionCheck() {}

    public static List<Flaw> check(Geometry parent, List<GridArea> siblings) {
        return check(parent, siblings, DEFAULT_TOLERANCE_METRES);
    }

    /**
     * The flaws, overlaps first, then what lies outside, then gaps; the largest of each first. Once {@link #MOST_OVERLAPS}
     * overlaps are found no more are looked for.
     *
     * @param parent a valid polygon or multi-polygon in degrees
     * @param toleranceMetres pieces whose mean width (twice the area over the perimeter) is no greater are ignored
     * @throws IllegalArgumentException if a shape is invalid ({@link BoundaryCheck} says why) or two siblings share an id
     */
    public static List<Flaw> check(Geometry parent, List<GridArea> siblings, double toleranceMetres) {
        requireValid(parent, "the parent");
        siblings.forEach(sibling -> requireValid(sibling.shape(), "area " + sibling.id()));
        if (siblings.stream().mapToInt(GridArea::id).distinct().count() < siblings.size()) {
            throw new IllegalArgumentException("two siblings have the same id");
        }
        List<Flaw> flaws = new ArrayList<>(overlaps(siblings, toleranceMetres));
        List<Flaw> outside = new ArrayList<>();
        for (GridArea sibling : siblings) {
            Geometry beyond = OverlayNGRobust.overlay(sibling.shape(), parent, OverlayNG.DIFFERENCE);
            for (Polygon piece : pieces(beyond, toleranceMetres)) {
                outside.add(new Outside(sibling.id(), piece, Earth.areaSquareMetres(piece)));
            }
        }
        flaws.addAll(largestFirst(outside));
        List<Flaw> gaps = new ArrayList<>();
        for (Polygon piece : pieces(remainder(parent, siblings), toleranceMetres)) {
            gaps.add(new Gap(piece, Earth.areaSquareMetres(piece)));
        }
        flaws.addAll(largestFirst(gaps));
        return List.copyOf(flaws);
    }

    private static List<Flaw> overlaps(List<GridArea> siblings, double toleranceMetres) {
        STRtree index = new STRtree();
        siblings.forEach(sibling -> index.insert(sibling.shape().getEnvelopeInternal(), sibling));
        List<Flaw> overlaps = new ArrayList<>();
        for (GridArea sibling : siblings) {
            for (Object found : index.query(sibling.shape().getEnvelopeInternal())) {
                GridArea other = (GridArea) found;
                if (sibling.id() < other.id() && overlaps.size() < MOST_OVERLAPS) {
                    Geometry common = OverlayNGRobust.overlay(sibling.shape(), other.shape(), OverlayNG.INTERSECTION);
                    for (Polygon piece : pieces(common, toleranceMetres)) {
                        overlaps.add(new Overlap(sibling.id(), other.id(), piece, Earth.areaSquareMetres(piece)));
                    }
                }
            }
        }
        return largestFirst(overlaps);
    }

    private static Geometry remainder(Geometry parent, List<GridArea> siblings) {
        if (siblings.isEmpty()) {
            return parent;
        }
        List<Geometry> shapes = siblings.stream().map(GridArea::shape).toList();
        return OverlayNGRobust.overlay(parent, OverlayNGRobust.union(shapes), OverlayNG.DIFFERENCE);
    }

    private static List<Polygon> pieces(Geometry geometry, double toleranceMetres) {
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<Polygon> polygons = PolygonExtracter.getPolygons(geometry);
        return polygons.stream()
                .filter(polygon -> Earth.meanWidthMetres(polygon) > toleranceMetres)
                .toList();
    }

    private static List<Flaw> largestFirst(List<Flaw> flaws) {
        flaws.sort(Comparator.comparingDouble(Flaw::areaSquareMetres).reversed());
        return flaws;
    }

    private static void requireValid(Geometry shape, String what) {
        if (!shape.isValid()) {
            throw new IllegalArgumentException(what + " is not a valid polygon");
        }
    }

    /** A place where the siblings fail to divide their parent. */
    public sealed interface Flaw {

        Polygon where();

        double areaSquareMetres();
    }

    /** Ground that two siblings claim; {@code lowerId} is the lower of their ids. */
    public record Overlap(int lowerId, int higherId, Polygon where, double areaSquareMetres) implements Flaw {}

    /** Ground of a sibling that does not belong to the parent. */
    public record Outside(int id, Polygon where, double areaSquareMetres) implements Flaw {}

    /** Ground of the parent that no sibling has. */
    public record Gap(Polygon where, double areaSquareMetres) implements Flaw {}
}
