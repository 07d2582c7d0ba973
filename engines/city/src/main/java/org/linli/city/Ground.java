package org.linli.city;

import org.linli.geo.Lattice;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The drawing board of a community: metres around its middle, turned so that its sides lie along the axes. */
final class Ground {

    private final LocalPlane plane;
    private final Rotation rotation;

    Ground(Polygon boundary) {
        plane = new LocalPlane(LonLat.of(boundary.getCentroid().getCoordinate()));
        rotation = Rotation.levelling(plane.toPlane(boundary));
    }

    Geometry toBoard(Geometry degrees) {
        return rotation.level(plane.toPlane(degrees));
    }

    Coordinate toBoard(LonLat place) {
        return rotation.level(plane.toPlane(place));
    }

    /** Degrees on the lattice. */
    Geometry toDegrees(Geometry onBoard) {
        return Lattice.snapped(plane.toDegrees(rotation.back(onBoard)));
    }

    Polygon toDegrees(Polygon onBoard) {
        return (Polygon) toDegrees((Geometry) onBoard);
    }

    LonLat toDegrees(Coordinate onBoard) {
        LonLat place = plane.toLonLat(rotation.back(onBoard));
        return new LonLat(Lattice.snapped(place.longitude()), Lattice.snapped(place.latitude()));
    }
}
