package org.linli.city.metropolis;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** The outer shape of a city, given or invented. */
final class CityBoundary {

    private static final double LONGEST_EDGE_METRES = 90;

    private CityBoundary() {}

    /** A ring through the outer corners of a polygon, with further vertices on long edges; holes are filled. */
    static Ring of(Polygon polygon, Board board) {
        Coordinate[] corners = polygon.getExteriorRing().getCoordinates();
        List<Vertex> vertices = new ArrayList<>();
        for (int i = 0; i + 1 < corners.length; i++) {
            Vertex from = board.of(corners[i].x, corners[i].y, 0);
            Vertex to = board.of(corners[i + 1].x, corners[i + 1].y, 0);
            add(vertices, from);
            // Neighbours see the edge from the other side: its vertices are counted from the same end.
            boolean isForward = from.lon() < to.lon() || (from.lon() == to.lon() && from.lat() < to.lat());
            Coordinate a = isForward ? corners[i] : corners[i + 1];
            Coordinate b = isForward ? corners[i + 1] : corners[i];
            int pieces = (int) Math.max(1, Math.ceil(from.distance(to) / LONGEST_EDGE_METRES));
            for (int p = 1; p < pieces; p++) {
                double t = (double) (isForward ? p : pieces - p) / pieces;
                add(vertices, board.of(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), 0));
            }
        }
        if (vertices.getFirst().isAt(vertices.getLast())) {
            vertices.removeLast();
        }
        return Ring.of(vertices);
    }

    /** A shape of the city's area with bays and bulges. */
    static Ring invented(CitySize size, Board board, SplittableRandom random) {
        boolean isSmall = size == CitySize.SMALL;
        int waves = isSmall ? 3 : 9;
        double[] height = new double[waves + 1];
        double[] phase = new double[waves + 1];
        for (int n = 1; n <= waves; n++) {
            height[n] = random.nextDouble(0.5, 1) * (isSmall ? 0.05 : 0.16) / Math.sqrt(n);
            phase[n] = random.nextDouble(2 * Math.PI);
        }
        double stretch = size == CitySize.SHENZHEN ? 1.55 : random.nextDouble(1.0, 1.25);
        double tilt = random.nextDouble(-0.12, 0.12);
        Noise coast = new Noise(random.nextLong());
        double radius = Math.sqrt(size.squareKilometres() / Math.PI) * 1000;
        int points = (int) Math.ceil(2 * Math.PI * radius * 1.3 / (isSmall ? 30 : 90));
        double[] xs = new double[points];
        double[] ys = new double[points];
        double doubled = 0;
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            double reach = isSmall ? squareness(angle - tilt) : 1;
            for (int n = 1; n <= waves; n++) {
                reach += height[n] * StrictMath.cos(n * angle + phase[n]);
            }
            double x = StrictMath.cos(angle);
            double y = StrictMath.sin(angle);
            reach += isSmall ? 0 : 0.035 * coast.at(x * 14, y * 14);
            xs[i] = x * reach * stretch;
            ys[i] = y * reach / stretch;
        }
        for (int i = 0; i < points; i++) {
            int j = (i + 1) % points;
            doubled += xs[i] * ys[j] - xs[j] * ys[i];
        }
        double scale = Math.sqrt(size.squareKilometres() * 1e6 / (doubled / 2));
        List<Vertex> vertices = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            add(vertices, board.at(xs[i] * scale, ys[i] * scale, isSmall ? RoadClass.ARTERIAL.widthMetres() : 0));
        }
        return Ring.of(vertices);
    }

    /** The way from the middle of a square with round corners to its edge: a community lies between main roads. */
    private static double squareness(double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double x = cos * cos * cos * cos;
        double y = sin * sin * sin * sin;
        return 1 / Math.sqrt(Math.sqrt(Math.sqrt(x * x + y * y)));
    }

    private static void add(List<Vertex> vertices, Vertex vertex) {
        if (vertices.isEmpty() || !vertices.getLast().isAt(vertex)) {
            vertices.add(vertex);
        }
    }
}
