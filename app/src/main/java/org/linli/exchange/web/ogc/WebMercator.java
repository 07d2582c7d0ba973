package org.linli.exchange.web.ogc;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The tile matrix set WebMercatorQuad of OGC 17-083r4 (EPSG:3857): metres on the sphere of the web's maps. */
final class WebMercator {

    static final int DEEPEST = 20;

    private static final double RADIUS = 6_378_137;
    private static final double HALF = Math.PI * RADIUS;

    private WebMercator() {}

    static Envelope tile(int zoom, int row, int column) {
        double side = 2 * HALF / (1L << zoom);
        double west = -HALF + column * side;
        double north = HALF - row * side;
        return new Envelope(west, west + side, north - side, north);
    }

    static boolean exists(int zoom, int row, int column) {
        return zoom >= 0 && zoom <= DEEPEST && row >= 0 && row < 1L << zoom && column >= 0 && column < 1L << zoom;
    }

    /** A copy in metres of a geometry in degrees. */
    static Geometry project(Geometry degrees) {
        Geometry metres = degrees.copy();
        metres.apply(new Projection());
        metres.geometryChanged();
        return metres;
    }

    static Coordinate project(double longitude, double latitude) {
        return new Coordinate(
                Math.toRadians(longitude) * RADIUS,
                Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)) * RADIUS);
    }

    private static final class Projection implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence points, int i) {
            Coordinate projected = project(points.getX(i), points.getY(i));
            points.setOrdinate(i, CoordinateSequence.X, projected.x);
            points.setOrdinate(i, CoordinateSequence.Y, projected.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
