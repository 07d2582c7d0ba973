package org.linli.geo;

import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** Areas and distances on the WGS 84 ellipsoid. */
public final class Earth {

    static final double EQUATORIAL_RADIUS_METRES = 6378137.0;
    static final double FLATTENING = 1 / 298.257223563;
    static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

    private Earth() {}

    /**
     * The area of polygons in degrees; points and lines have none.
     *
     * <p>An edge is the straight line in longitude and latitude between its ends, as RFC 7946 defines it. Under it the
     * ellipsoid's area function is integrated by Simpson's rule: the relative error is below 1e-9 for edges up to one
     * degree. The difference to an area bounded by geodesics is below 1e-5 for a polygon of city size.
     */
    public static double areaSquareMetres(Geometry geometry) {
        double area = 0;
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<Polygon> polygons = PolygonExtracter.getPolygons(geometry);
        for (Polygon polygon : polygons) {
            area += ringAreaSquareMetres(polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                area -= ringAreaSquareMetres(polygon.getInteriorRingN(i));
            }
        }
        return area;
    }

    /** The length of lines, or of all rings of polygons. */
    public static double lengthMetres(Geometry geometry) {
        double length = 0;
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<LineString> lines = LinearComponentExtracter.getLines(geometry);
        for (LineString line : lines) {
            CoordinateSequence points = line.getCoordinateSequence();
            for (int i = 1; i < points.size(); i++) {
                length += distanceMetres(
                        new LonLat(points.getX(i - 1), points.getY(i - 1)), new LonLat(points.getX(i), points.getY(i)));
            }
        }
        return length;
    }

    /**
     * The length of the geodesic by Lambert's formula (great circle of the reduced latitudes with a correction of first
     * order in the flattening): better than 1e-5 of the distance, except for nearly antipodal points.
     */
    public static double distanceMetres(LonLat from, LonLat to) {
        double beta1 = reducedLatitude(from);
        double beta2 = reducedLatitude(to);
        double halfNorth = Math.sin((beta2 - beta1) / 2);
        double halfEast = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
        double haversine = halfNorth * halfNorth + Math.cos(beta1) * Math.cos(beta2) * halfEast * halfEast;
        if (haversine == 0) {
            return 0;
        }
        double sigma = 2 * Math.asin(Math.min(1, Math.sqrt(haversine)));
        double sinP = Math.sin((beta1 + beta2) / 2);
        double cosP = Math.cos((beta1 + beta2) / 2);
        double cosQ = Math.cos((beta2 - beta1) / 2);
        double farSide = Math.max(1 - haversine, 1e-12);
        double x = (sigma - Math.sin(sigma)) * sinP * sinP * cosQ * cosQ / farSide;
        double y = (sigma + Math.sin(sigma)) * cosP * cosP * halfNorth * halfNorth / haversine;
        return EQUATORIAL_RADIUS_METRES * (sigma - FLATTENING / 2 * (x + y));
    }

    /** Twice the area over the perimeter: the width of a thin shape, half the radius of a disc. */
    static double meanWidthMetres(Polygon polygon) {
        double perimeter = lengthMetres(polygon);
        return perimeter == 0 ? 0 : 2 * areaSquareMetres(polygon) / perimeter;
    }

    private static double reducedLatitude(LonLat place) {
        return Math.atan((1 - FLATTENING) * Math.tan(Math.toRadians(place.latitude())));
    }

    private static double ringAreaSquareMetres(LinearRing ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        if (points.size() == 0) {
            return 0;
        }
        double origin = areaBelow(points.getY(0));
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            double south = points.getY(i - 1);
            double north = points.getY(i);
            double east = Math.toRadians(points.getX(i) - points.getX(i - 1));
            double mean = (areaBelow(south) + 4 * areaBelow((south + north) / 2) + areaBelow(north)) / 6;
            sum += east * (mean - origin);
        }
        return Math.abs(sum);
    }

    /** Square metres between the equator and a parallel, per radian of longitude. */
    private static double areaBelow(double latitude) {
        double sin = Math.sin(Math.toRadians(latitude));
        double e = Math.sqrt(ECCENTRICITY_SQUARED);
        double q = sin / (1 - ECCENTRICITY_SQUARED * sin * sin) + Math.log((1 + e * sin) / (1 - e * sin)) / (2 * e);
        return EQUATORIAL_RADIUS_METRES * EQUATORIAL_RADIUS_METRES / 2 * (1 - ECCENTRICITY_SQUARED) * q;
    }
}
