package org.linli.city.metropolis;

import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Coordinate;

/** The drawing board: metres around the middle of the city, with every vertex on the lattice. */
final class Board {

    private static final double STEPS = 1e7;

    private final LocalPlane plane;

    Board(LonLat centre) {
        plane = new LocalPlane(centre);
    }

    Vertex at(double x, double y, double roadMetres) {
        LonLat place = plane.toLonLat(new Coordinate(x, y));
        return of(place.longitude(), place.latitude(), roadMetres);
    }

    Vertex of(double longitude, double latitude, double roadMetres) {
        int lon = (int) Math.round(longitude * STEPS);
        int lat = (int) Math.round(latitude * STEPS);
        Coordinate metres = plane.toPlane(new LonLat(lon / STEPS, lat / STEPS));
        return new Vertex(lon, lat, metres.x, metres.y, roadMetres);
    }
}
