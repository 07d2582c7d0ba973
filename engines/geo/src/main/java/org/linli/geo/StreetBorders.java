package org.linli.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** How much of the borders between grids runs along streets. */
final class StreetBorders {

    private static final double STEP_METRES = 10;
    private static final double ON_THE_OUTER_BORDER_METRES = 0.1;
    private static final double DRAWN_TWICE_METRES = 1;
    private static final double SHORTEST_FINDING_METRES = 5;

    private final LocalPlane plane;
    private final double reachMetres;
    private final STRtree streets = new STRtree();
    private final Map<List<Integer>, List<LineString>> off = new TreeMap<>(StreetBorders::compare);
    private double total;
    private double along;

    private StreetBorders(GridPlan plan) {
        plane = new LocalPlane(LonLat.of(plan.parent().getInteriorPoint().getCoordinate()));
        reachMetres = plan.limits().streetMetres();
        plan.streets().forEach(street -> index(plane.toPlane(street), streets));
        streets.build();
    }

    /** Adds what it finds and returns the share along streets. */
    static OptionalDouble check(GridPlan plan, List<GridArea> grids, List<GridFinding> findings) {
        if (plan.streets().isEmpty()) {
            return OptionalDouble.empty();
        }
        StreetBorders borders = new StreetBorders(plan);
        borders.walk(plan.parent(), grids);
        borders.off.forEach((pair, lines) -> borders.report(pair, lines, findings));
        if (borders.total == 0) {
            return OptionalDouble.empty();
        }
        double share = borders.along / borders.total;
        double least = plan.limits().leastShareAlongStreets();
        if (share < least) {
            findings.add(new GridFinding.FewStreets(share, least, plan.parent()));
        }
        return OptionalDouble.of(share);
    }

    private void walk(Geometry parent, List<GridArea> grids) {
        STRtree outer = new STRtree();
        index(plane.toPlane(parent.getBoundary()), outer);
        Map<LineSegment, List<Integer>> owners = new TreeMap<>();
        STRtree borders = new STRtree();
        for (GridArea grid : grids) {
            forEachSegment(plane.toPlane(grid.shape().getBoundary()), segment -> {
                segment.normalize();
                owners.computeIfAbsent(segment, s -> new ArrayList<>()).add(grid.id());
                borders.insert(new Envelope(segment.p0, segment.p1), new Owned(grid.id(), segment));
            });
        }
        owners.forEach((segment, pair) -> {
            Coordinate middle = segment.midPoint();
            if (!isNear(outer, middle, ON_THE_OUTER_BORDER_METRES)
                    && (pair.size() > 1 || isNearAnother(borders, middle, pair.getFirst()))) {
                pair.sort(null);
                walk(segment, pair);
            }
        });
    }

    /** Borders that were drawn twice lie beside each other; the edge of a gap has no neighbour. */
    private static boolean isNearAnother(STRtree borders, Coordinate point, int grid) {
        Envelope around = new Envelope(point);
        around.expandBy(DRAWN_TWICE_METRES);
        for (Object found : borders.query(around)) {
            Owned other = (Owned) found;
            if (other.grid != grid
                    && Distance.pointToSegment(point, other.segment.p0, other.segment.p1) <= DRAWN_TWICE_METRES) {
                return true;
            }
        }
        return false;
    }

    private void walk(LineSegment segment, List<Integer> pair) {
        int steps = (int) Math.max(1, Math.ceil(segment.getLength() / STEP_METRES));
        for (int i = 0; i < steps; i++) {
            Coordinate from = i == 0 ? segment.p0 : segment.pointAlong((double) i / steps);
            Coordinate to = i == steps - 1 ? segment.p1 : segment.pointAlong((i + 1.0) / steps);
            double length = from.distance(to);
            total += length;
            if (isNear(streets, LineSegment.midPoint(from, to), reachMetres)) {
                along += length;
            } else {
                off.computeIfAbsent(List.copyOf(pair), p -> new ArrayList<>())
                        .add(Lattice.FACTORY.createLineString(new Coordinate[] {from, to}));
            }
        }
    }

    private void report(List<Integer> pair, List<LineString> pieces, List<GridFinding> findings) {
        LineMerger merger = new LineMerger();
        merger.add(pieces);
        for (Object merged : merger.getMergedLineStrings()) {
            LineString line = (LineString) plane.toDegrees((LineString) merged);
            double length = Earth.lengthMetres(line);
            if (length >= SHORTEST_FINDING_METRES) {
                findings.add(new GridFinding.OffStreet(pair, line, length));
            }
        }
    }

    private static boolean isNear(STRtree index, Coordinate point, double metres) {
        Envelope around = new Envelope(point);
        around.expandBy(metres);
        for (Object found : index.query(around)) {
            LineSegment segment = (LineSegment) found;
            if (Distance.pointToSegment(point, segment.p0, segment.p1) <= metres) {
                return true;
            }
        }
        return false;
    }

    private static void index(Geometry lines, STRtree index) {
        forEachSegment(lines, segment -> index.insert(new Envelope(segment.p0, segment.p1), segment));
    }

    private static void forEachSegment(Geometry geometry, Consumer<LineSegment> consumer) {
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<LineString> lines = LinearComponentExtracter.getLines(geometry);
        for (LineString line : lines) {
            for (int i = 1; i < line.getNumPoints(); i++) {
                consumer.accept(new LineSegment(line.getCoordinateN(i - 1), line.getCoordinateN(i)));
            }
        }
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private record Owned(int grid, LineSegment segment) {}
}
