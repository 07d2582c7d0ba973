package org.linli.territory.internal.reorganisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.linli.geo.Lattice;
import org.linli.geo.LonLat;
import org.linli.kernel.Outcome;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Divides an area in two along a line: what lies to the left of its direction, and what lies to the right. */
public final class DividingLine {

    private static final int MOST_POINTS = 2_000;

    private DividingLine() {}

    /** @param left what lies to the left of the direction of the line */
    public record Halves(Geometry left, Geometry right) {}

    /** Divides along {@code "106.8,39.6; 106.9,39.7"}: longitude and latitude in degrees, points set apart by semicolons. */
    public static Outcome<Halves> divide(Geometry whole, String line) {
        return read(line).then(path -> divide(whole, path));
    }

    private static Outcome<Halves> divide(Geometry whole, LineString line) {
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(whole.getBoundary().union(line));
        List<Geometry> left = new ArrayList<>();
        List<Geometry> right = new ArrayList<>();
        for (Polygon piece : polygons(polygonizer)) {
            Coordinate inside = piece.getInteriorPoint().getCoordinate();
            if (whole.contains(piece.getInteriorPoint())) {
                (isLeft(line, inside) ? left : right).add(piece);
            }
        }
        return left.isEmpty() || right.isEmpty()
                ? Outcome.refused("reorganisation.refused.line-misses")
                : Outcome.done(new Halves(UnaryUnionOp.union(left), UnaryUnionOp.union(right)));
    }

    private static List<Polygon> polygons(Polygonizer polygonizer) {
        Collection<?> found = polygonizer.getPolygons();
        return found.stream().map(Polygon.class::cast).toList();
    }

    private static boolean isLeft(LineString line, Coordinate place) {
        Coordinate[] points = line.getCoordinates();
        LineSegment nearest = new LineSegment(points[0], points[1]);
        for (int i = 1; i + 1 < points.length; i++) {
            LineSegment segment = new LineSegment(points[i], points[i + 1]);
            if (segment.distance(place) < nearest.distance(place)) {
                nearest = segment;
            }
        }
        return Orientation.index(nearest.p0, nearest.p1, place) == Orientation.LEFT;
    }

    private static Outcome<LineString> read(String text) {
        List<Coordinate> points = new ArrayList<>();
        for (String point : text.strip().split("\\s*[;；\n]\\s*", -1)) {
            String[] numbers = point.strip().split("[\\s,，]+", -1);
            if (numbers.length != 2 || points.size() > MOST_POINTS) {
                return unreadable(point);
            }
            try {
                double longitude = Double.parseDouble(numbers[0]);
                double latitude = Double.parseDouble(numbers[1]);
                if (!LonLat.inRange(longitude, latitude)) {
                    return unreadable(point);
                }
                points.add(new Coordinate(longitude, latitude));
            } catch (NumberFormatException noNumber) {
                return unreadable(point);
            }
        }
        boolean isLine = points.stream().distinct().count() > 1;
        return isLine
                ? Outcome.done(Lattice.FACTORY.createLineString(points.toArray(Coordinate[]::new)))
                : unreadable(text);
    }

    private static Outcome<LineString> unreadable(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) : text;
        return Outcome.refused(
                "reorganisation.refused.line-point", shown.strip().toLowerCase(Locale.ROOT));
    }
}
