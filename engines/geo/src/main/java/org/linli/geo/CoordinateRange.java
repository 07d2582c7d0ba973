package org.linli.geo;

import java.util.Arrays;
import java.util.List;
import org.linli.geo.BoundaryCheck.Finding;
import org.linli.geo.BoundaryCheck.Flaw;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Whether the coordinates of a boundary can be longitude and latitude, in this order. */
final class CoordinateRange {

    /** China with its waters. Its longitudes and latitudes do not meet, so an exchange is always seen. */
    private static final Envelope CHINA = new Envelope(73, 136, 3, 54);

    private CoordinateRange() {}

    static List<Finding> check(Coordinate[] points) {
        if (points.length > 0 && Arrays.stream(points).allMatch(p -> CHINA.contains(p.y, p.x))) {
            return List.of(Finding.at(Flaw.AXES_SWAPPED, points[0]));
        }
        return Arrays.stream(points)
                .filter(p -> !LonLat.inRange(p.x, p.y))
                .findFirst()
                .map(p -> List.of(Finding.at(Flaw.COORDINATE_OUT_OF_RANGE, p)))
                .orElse(List.of());
    }

    static boolean isFinite(Geometry geometry) {
        return Arrays.stream(geometry.getCoordinates()).allMatch(p -> Double.isFinite(p.x) && Double.isFinite(p.y));
    }

    static Geometry axesExchanged(Geometry geometry) {
        Geometry copy = geometry.copy();
        copy.apply((CoordinateFilter) p -> {
            double x = p.x;
            p.x = p.y;
            p.y = x;
        });
        copy.geometryChanged();
        return copy;
    }
}
