package org.linli.geo;

import org.locationtech.jts.geom.Envelope;

/** A box between two meridians and two parallels, borders included; it never crosses the 180° meridian. */
public record LonLatBox(LonLat southWest, LonLat northEast) {

    /** @throws IllegalArgumentException if the corners are exchanged */
    public LonLatBox {
        if (southWest.longitude() > northEast.longitude() || southWest.latitude() > northEast.latitude()) {
            throw new IllegalArgumentException("corners exchanged: " + southWest + ", " + northEast);
        }
    }

    public static LonLatBox of(double west, double south, double east, double north) {
        return new LonLatBox(new LonLat(west, south), new LonLat(east, north));
    }

    /** The box that holds everything within {@code metres} of {@code centre}; a little larger, never smaller. */
    public static LonLatBox around(LonLat centre, double metres) {
        if (!(metres >= 0)) {
            throw new IllegalArgumentException("negative distance: " + metres);
        }
        LocalPlane plane = new LocalPlane(centre);
        double reach = metres * 1.01;
        double latitudeReach = reach / plane.metresPerDegreeLatitude();
        double north = Math.min(90, centre.latitude() + latitudeReach);
        double south = Math.max(-90, centre.latitude() - latitudeReach);
        double towardsPole = Math.max(Math.abs(north), Math.abs(south));
        double metresPerDegree = towardsPole >= 89.9
                ? 0
                : new LocalPlane(new LonLat(centre.longitude(), towardsPole)).metresPerDegreeLongitude();
        double longitudeReach = metresPerDegree == 0 ? 360 : reach / metresPerDegree;
        return of(
                Math.max(-180, centre.longitude() - longitudeReach),
                south,
                Math.min(180, centre.longitude() + longitudeReach),
                north);
    }

    public static LonLatBox of(Envelope envelope) {
        return of(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
    }

    public Envelope toEnvelope() {
        return new Envelope(southWest.toCoordinate(), northEast.toCoordinate());
    }

    public boolean contains(LonLat place) {
        return place.longitude() >= southWest.longitude()
                && place.longitude() <= northEast.longitude()
                && place.latitude() >= southWest.latitude()
                && place.latitude() <= northEast.latitude();
    }
}
