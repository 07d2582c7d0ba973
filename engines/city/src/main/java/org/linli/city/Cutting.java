package org.linli.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Cuts a community on its board into grids and the grids into blocks, each time across the longer side. Every cut is a
 * road; a cut continues the road of its neighbour where that divides the ground fairly enough, so that roads cross.
 */
final class Cutting {

    private static final double LARGEST_BLOCK_SQUARE_METRES = 45_000;
    private static final double SMALLEST_TO_DIVIDE_SQUARE_METRES = 22_000;
    private static final double OVERSHOOT_METRES = 0.5;

    private final Random random;
    private final List<Polygon> grids = new ArrayList<>();
    private final Map<Course, List<Stretch>> stretches = new LinkedHashMap<>();

    /** @throws CannotDrawException if a cell cannot be cut in two connected parts */
    Cutting(Polygon community, int gridCount, Random random) {
        this.random = random;
        divideIntoGrids(community, gridCount, 0);
        for (Polygon grid : grids) {
            divideIntoBlocks(grid);
        }
    }

    List<Polygon> grids() {
        return grids;
    }

    /** The stretches of the courses that separate cells, a little beyond their ends so that they surely meet. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        stretches.forEach((course, parts) -> {
            for (Stretch stretch : Stretch.joined(parts)) {
                runs.add(new Run(
                        course, course.between(stretch.from - OVERSHOOT_METRES, stretch.to + OVERSHOOT_METRES)));
            }
        });
        return runs;
    }

    private void divideIntoGrids(Polygon cell, int count, int depth) {
        if (count == 1) {
            grids.add(cell);
            return;
        }
        int low = count / 2;
        Halves halves = cut(cell, (double) low / count, depth < 2 ? RoadKind.MAIN : RoadKind.SIDE, 0.12);
        divideIntoGrids(halves.low, low, depth + 1);
        divideIntoGrids(halves.high, count - low, depth + 1);
    }

    private void divideIntoBlocks(Polygon grid) {
        if (grid.getArea() < SMALLEST_TO_DIVIDE_SQUARE_METRES) {
            return;
        }
        Halves halves = cut(grid, 0.4 + 0.2 * random.nextDouble(), RoadKind.LANE, 0.05);
        for (Polygon half : List.of(halves.low, halves.high)) {
            if (half.getArea() > LARGEST_BLOCK_SQUARE_METRES) {
                divideIntoBlocks(half);
            }
        }
    }

    private Halves cut(Polygon cell, double share, RoadKind kind, double tolerance) {
        Envelope box = cell.getEnvelopeInternal();
        boolean northSouth = box.getWidth() >= box.getHeight();
        for (boolean direction : new boolean[] {northSouth, !northSouth}) {
            Optional<Halves> halves = stretches.keySet().stream()
                    .filter(course -> course.isNorthSouth() == direction)
                    .map(course -> halves(cell, course))
                    .flatMap(Optional::stream)
                    .filter(found -> Math.abs(found.share() - share) <= tolerance)
                    .min(Comparator.comparingDouble(found -> Math.abs(found.share() - share)))
                    .or(() -> halves(cell, newCourse(cell, direction, share, kind)));
            if (halves.isPresent()) {
                Halves cut = halves.get();
                stretches.computeIfAbsent(cut.course, any -> new ArrayList<>()).add(Stretch.of(cut.course, cell));
                return cut;
            }
        }
        throw new CannotDrawException("a cell cannot be cut in two");
    }

    private Course newCourse(Polygon cell, boolean northSouth, double share, RoadKind kind) {
        Envelope box = cell.getEnvelopeInternal();
        double along = northSouth ? (box.getMinY() + box.getMaxY()) / 2 : (box.getMinX() + box.getMaxX()) / 2;
        double slope = (random.nextDouble() - 0.5) * 0.07;
        double bend = kind == RoadKind.MAIN ? (random.nextBoolean() ? 1 : -1) * (0.04 + 0.05 * random.nextDouble()) : 0;
        double bendAt = along + (random.nextDouble() - 0.5) * 120;
        Course course = new Course(kind, northSouth, 0, bendAt, slope, slope + bend);
        double low = (northSouth ? box.getMinX() : box.getMinY()) - 200;
        double high = (northSouth ? box.getMaxX() : box.getMaxY()) + 200;
        for (int step = 0; step < 30; step++) {
            double middle = (low + high) / 2;
            Geometry part = OverlayNGRobust.overlay(cell, course.movedTo(middle).lowSide(), OverlayNG.INTERSECTION);
            if (part.getArea() < share * cell.getArea()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return course.movedTo((low + high) / 2);
    }

    private static Optional<Halves> halves(Polygon cell, Course course) {
        Polygon side = course.lowSide();
        Geometry low = OverlayNGRobust.overlay(cell, side, OverlayNG.INTERSECTION);
        Geometry high = OverlayNGRobust.overlay(cell, side, OverlayNG.DIFFERENCE);
        return low instanceof Polygon lowCell && high instanceof Polygon highCell && !low.isEmpty() && !high.isEmpty()
                ? Optional.of(new Halves(course, lowCell, highCell))
                : Optional.empty();
    }

    /** A road to be: where a course really runs. */
    record Run(Course course, LineString line) {}

    private record Halves(Course course, Polygon low, Polygon high) {

        double share() {
            return low.getArea() / (low.getArea() + high.getArea());
        }
    }

    /** From here to there along a course, in metres. */
    private record Stretch(double from, double to) {

        static Stretch of(Course course, Polygon cell) {
            double from = Double.POSITIVE_INFINITY;
            double to = Double.NEGATIVE_INFINITY;
            Geometry inside = OverlayNGRobust.overlay(course.whole(), cell, OverlayNG.INTERSECTION);
            for (Coordinate point : inside.getCoordinates()) {
                from = Math.min(from, course.along(point));
                to = Math.max(to, course.along(point));
            }
            return new Stretch(from, to);
        }

        static List<Stretch> joined(List<Stretch> stretches) {
            List<Stretch> joined = new ArrayList<>();
            stretches.stream().sorted(Comparator.comparingDouble(Stretch::from)).forEach(next -> {
                if (!joined.isEmpty() && next.from - joined.getLast().to < 1) {
                    joined.set(
                            joined.size() - 1,
                            new Stretch(joined.getLast().from, Math.max(joined.getLast().to, next.to)));
                } else {
                    joined.add(next);
                }
            });
            return joined;
        }
    }
}
