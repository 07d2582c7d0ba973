package org.linli.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * A flat map in metres around an origin, x to the east and y to the north, for work inside a city. Scale is right at
 * the origin; at middle latitudes east-west distances are wrong by about 0.015 % for each kilometre north or south.
 * Straight lines in degrees stay straight.
 */
public final class LocalPlane {

    private final LonLat origin;
    private final double metresPerDegreeLongitude;
    private final double metresPerDegreeLatitude;

    /** @throws IllegalArgumentException if the origin is a pole */
    public LocalPlane(LonLat origin) {
        if (Math.abs(origin.latitude()) > 89.99) {
            throw new IllegalArgumentException("no plane at a pole: " + origin);
        }
        // StrictMath: generated cities must be the same to the last byte on every machine
        double phi = StrictMath.toRadians(origin.latitude());
        double w = 1 - Earth.ECCENTRICITY_SQUARED * StrictMath.sin(phi) * StrictMath.sin(phi);
        double meridian = Earth.EQUATORIAL_RADIUS_METRES * (1 - Earth.ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
        double parallel = Earth.EQUATORIAL_RADIUS_METRES / Math.sqrt(w) * StrictMath.cos(phi);
        this.origin = origin;
        this.metresPerDegreeLatitude = StrictMath.toRadians(meridian);
        this.metresPerDegreeLongitude = StrictMath.toRadians(parallel);
    }

    public double metresPerDegreeLongitude() {
        return metresPerDegreeLongitude;
    }

    public double metresPerDegreeLatitude() {
        return metresPerDegreeLatitude;
    }

    /** Degrees to metres. */
    public Coordinate toPlane(LonLat place) {
        return new Coordinate(x(place.longitude()), y(place.latitude()));
    }

    Coordinate toPlane(double longitude, double latitude) {
        return new Coordinate(x(longitude), y(latitude));
    }

    /** Degrees to metres, in a copy. */
    public Geometry toPlane(Geometry degrees) {
        return mapped(degrees, true);
    }

    /** Metres to degrees, not snapped. */
    public LonLat toLonLat(Coordinate metres) {
        return new LonLat(longitude(metres.getX()), latitude(metres.getY()));
    }

    /** Metres to degrees, in a copy, not snapped. */
    public Geometry toDegrees(Geometry metres) {
        return mapped(metres, false);
    }

    private double x(double longitude) {
        return (longitude - origin.longitude()) * metresPerDegreeLongitude;
    }

    private double y(double latitude) {
        return (latitude - origin.latitude()) * metresPerDegreeLatitude;
    }

    private double longitude(double x) {
        return origin.longitude() + x / metresPerDegreeLongitude;
    }

    private double latitude(double y) {
        return origin.latitude() + y / metresPerDegreeLatitude;
    }

    private Geometry mapped(Geometry source, boolean toMetres) {
        Geometry copy = source.copy();
        copy.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence points, int i) {
                double a = points.getX(i);
                double b = points.getY(i);
                points.setOrdinate(i, CoordinateSequence.X, toMetres ? x(a) : longitude(a));
                points.setOrdinate(i, CoordinateSequence.Y, toMetres ? y(b) : latitude(b));
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }
}
