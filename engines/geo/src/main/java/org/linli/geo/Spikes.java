package org.linli.geo;

import java.util.ArrayList;
import java.util.List;
import org.linli.geo.BoundaryCheck.Finding;
import org.linli.geo.BoundaryCheck.Flaw;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** Finds where a border runs out to a point and back at an angle under one degree. */
final class Spikes {

    private static final double SHARPEST = Math.toRadians(1);
    private static final double SHORTEST_ARM_METRES = 1;

    private Spikes() {}

    static List<Finding> check(Geometry boundary) {
        Coordinate first = boundary.getCoordinate();
        if (Math.abs(first.y) > 89) {
            return List.of();
        }
        LocalPlane plane = new LocalPlane(LonLat.of(first));
        List<Finding> findings = new ArrayList<>();
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<LineString> rings = LinearComponentExtracter.getLines(plane.toPlane(boundary));
        for (LineString ring : rings) {
            Coordinate[] points = CoordinateArrays.removeRepeatedPoints(ring.getCoordinates());
            int corners = points.length - 1;
            for (int i = 0; i < corners; i++) {
                Coordinate before = points[(i + corners - 1) % corners];
                if (isSpike(before, points[i], points[i + 1])) {
                    findings.add(
                            Finding.at(Flaw.SPIKE, plane.toLonLat(points[i]).toCoordinate()));
                }
            }
        }
        return findings;
    }

    private static boolean isSpike(Coordinate before, Coordinate tip, Coordinate after) {
        return Math.min(tip.distance(before), tip.distance(after)) >= SHORTEST_ARM_METRES
                && Angle.angleBetween(before, tip, after) < SHARPEST;
    }
}
