package org.linli.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Looks over a boundary that somebody drew or uploaded, before it is used. */
public final class BoundaryCheck {

    /** A boundary with more vertices is refused unread. */
    public static final int MAX_VERTICES = 50_000;

    private static final double SLIVER_METRES = 1;

    private BoundaryCheck() {}

    /** What is wrong with a boundary, or merely odd; an empty list if nothing. */
    public static List<Finding> check(Geometry boundary) {
        if (boundary.getNumPoints() > MAX_VERTICES) {
            return List.of(new Finding(Flaw.TOO_MANY_VERTICES, Optional.empty()));
        }
        List<Finding> placement = CoordinateRange.check(boundary.getCoordinates());
        if (!placement.isEmpty()) {
            return placement;
        }
        if (boundary.isEmpty()) {
            return List.of(new Finding(Flaw.EMPTY, Optional.empty()));
        }
        if (!(boundary instanceof Polygonal)) {
            return List.of(Finding.at(Flaw.NOT_AN_AREA, boundary.getCoordinate()));
        }
        List<Finding> findings = new ArrayList<>(Spikes.check(boundary));
        topologyFlaw(boundary).ifPresentOrElse(findings::addFirst, () -> findings.addAll(slivers(boundary)));
        return List.copyOf(findings);
    }

    /**
     * Looks over one polygon given as raw rings, the shell first, as GeoJSON writes them; rings need not be closed or
     * long enough.
     */
    public static List<Finding> checkRings(List<List<Coordinate>> rings) {
        int vertices = rings.stream().mapToInt(List::size).sum();
        if (vertices > MAX_VERTICES) {
            return List.of(new Finding(Flaw.TOO_MANY_VERTICES, Optional.empty()));
        }
        if (vertices == 0) {
            return List.of(new Finding(Flaw.EMPTY, Optional.empty()));
        }
        Optional<Coordinate> nowhere = rings.stream()
                .flatMap(List::stream)
                .filter(point -> !isFinite(point))
                .findFirst();
        if (nowhere.isPresent()) {
            return List.of(new Finding(Flaw.COORDINATE_OUT_OF_RANGE, nowhere));
        }
        List<Finding> findings = new ArrayList<>();
        for (List<Coordinate> ring : rings) {
            if (!isClosed(ring)) {
                findings.add(Finding.at(Flaw.RING_NOT_CLOSED, ring.getLast()));
            }
        }
        Optional<Polygon> polygon = polygon(rings);
        if (polygon.isPresent()) {
            findings.addAll(check(polygon.get()));
        } else {
            findings.add(
                    new Finding(Flaw.TOO_FEW_POINTS, rings.getFirst().stream().findFirst()));
        }
        return List.copyOf(findings);
    }

    /** The polygon of raw rings, open rings closed; empty where a ring has fewer than three different points, or one that is no number. */
    public static Optional<Polygon> polygon(List<List<Coordinate>> rings) {
        List<LinearRing> closed = new ArrayList<>();
        for (List<Coordinate> ring : rings) {
            List<Coordinate> points = isClosed(ring) ? ring : closed(ring);
            if (points.size() < 4 || !points.stream().allMatch(BoundaryCheck::isFinite)) {
                return Optional.empty();
            }
            closed.add(Lattice.FACTORY.createLinearRing(points.toArray(Coordinate[]::new)));
        }
        if (closed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Lattice.FACTORY.createPolygon(
                closed.getFirst(), closed.subList(1, closed.size()).toArray(LinearRing[]::new)));
    }

    /**
     * A suggestion for a boundary that {@link #check} blocks: exchanged axes are changed back, crossings and holes put
     * in order. Empty where nothing is blocked or no sound area comes out. A person must look at it before it is used.
     */
    public static Optional<Geometry> repaired(Geometry boundary) {
        List<Finding> findings = check(boundary);
        if (findings.stream().noneMatch(Finding::isBlocking)
                || findings.stream().anyMatch(finding -> finding.flaw() == Flaw.TOO_MANY_VERTICES)) {
            return Optional.empty();
        }
        boolean swapped = findings.stream().anyMatch(finding -> finding.flaw() == Flaw.AXES_SWAPPED);
        Geometry upright = swapped ? CoordinateRange.axesExchanged(boundary) : boundary;
        if (upright.isEmpty() || !(upright instanceof Polygonal) || !CoordinateRange.isFinite(upright)) {
            return Optional.empty();
        }
        Geometry fixed = upright.isValid() ? upright : GeometryFixer.fix(upright);
        boolean sound = fixed instanceof Polygonal && check(fixed).stream().noneMatch(Finding::isBlocking);
        return sound ? Optional.of(fixed) : Optional.empty();
    }

    private static List<Finding> slivers(Geometry boundary) {
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<Polygon> parts = PolygonExtracter.getPolygons(boundary);
        return parts.stream()
                .filter(part -> Earth.meanWidthMetres(part) < SLIVER_METRES)
                .map(part -> Finding.at(Flaw.SLIVER, part.getCoordinate()))
                .toList();
    }

    private static Optional<Finding> topologyFlaw(Geometry boundary) {
        Optional<TopologyValidationError> error = Optional.ofNullable(new IsValidOp(boundary).getValidationError());
        return error.map(found -> Finding.at(
                switch (found.getErrorType()) {
                    case TopologyValidationError.HOLE_OUTSIDE_SHELL -> Flaw.HOLE_OUTSIDE;
                    case TopologyValidationError.NESTED_HOLES -> Flaw.HOLES_OVERLAP;
                    case TopologyValidationError.NESTED_SHELLS, TopologyValidationError.DUPLICATE_RINGS ->
                        Flaw.PARTS_OVERLAP;
                    case TopologyValidationError.TOO_FEW_POINTS -> Flaw.TOO_FEW_POINTS;
                    default -> Flaw.SELF_CROSSING;
                },
                found.getCoordinate()));
    }

    private static boolean isFinite(Coordinate point) {
        return Double.isFinite(point.x) && Double.isFinite(point.y);
    }

    private static boolean isClosed(List<Coordinate> ring) {
        return ring.isEmpty() || ring.getFirst().equals2D(ring.getLast());
    }

    private static List<Coordinate> closed(List<Coordinate> ring) {
        List<Coordinate> points = new ArrayList<>(ring);
        points.add(ring.getFirst().copy());
        return points;
    }

    /** What can be wrong with a boundary. {@link #key()} names the message. */
    public enum Flaw {
        EMPTY(true),
        NOT_AN_AREA(true),
        RING_NOT_CLOSED(false),
        TOO_FEW_POINTS(true),
        TOO_MANY_VERTICES(true),
        COORDINATE_OUT_OF_RANGE(true),
        /** Latitude stands before longitude: the place lies in China only when read the other way round. */
        AXES_SWAPPED(true),
        SELF_CROSSING(true),
        HOLE_OUTSIDE(true),
        HOLES_OVERLAP(true),
        PARTS_OVERLAP(true),
        /** The border runs out to a point and back on nearly the same line. */
        SPIKE(false),
        /** A part is on average narrower than a metre. */
        SLIVER(false);

        private final boolean blocking;

        Flaw(boolean blocking) {
            this.blocking = blocking;
        }

        /** True if the boundary cannot be used as it is; else a person may accept it. */
        public boolean isBlocking() {
            return blocking;
        }

        /** The message key, such as {@code boundary.self-crossing}. */
        public String key() {
            return "boundary." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A flaw and the place to show, where there is one. The place is as it was read, so it may be out of range.
     */
    public record Finding(Flaw flaw, Optional<Coordinate> where) {

        static Finding at(Flaw flaw, Coordinate where) {
            return new Finding(flaw, Optional.of(where));
        }

        public boolean isBlocking() {
            return flaw.isBlocking();
        }
    }
}
