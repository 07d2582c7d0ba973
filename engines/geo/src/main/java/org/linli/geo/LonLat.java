package org.linli.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/**
 * A place on the ground.
 *
 * @param longitude degrees east, −180 to 180
 * @param latitude degrees north, −90 to 90
 */
public record LonLat(double longitude, double latitude) {

    /** @throws IllegalArgumentException if a coordinate is not a number or out of range */
    public LonLat {
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("longitude out of range: " + longitude);
        }
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("latitude out of range: " + latitude);
        }
    }

    /** Reads x as longitude and y as latitude. */
    public static LonLat of(Coordinate coordinate) {
        return new LonLat(coordinate.getX(), coordinate.getY());
    }

    /** True where {@link #LonLat} would accept the pair. */
    public static boolean inRange(double longitude, double latitude) {
        return longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90;
    }

    public Coordinate toCoordinate() {
        return new Coordinate(longitude, latitude);
    }

    public Point toPoint() {
        return Lattice.FACTORY.createPoint(toCoordinate());
    }
}
