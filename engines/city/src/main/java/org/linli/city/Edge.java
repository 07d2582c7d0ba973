package org.linli.city;

import java.util.Optional;
import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * A side of a parcel, its ground on the left.
 *
 * @param road the road it faces
 */
record Edge(Coordinate from, Coordinate to, Optional<PlannedRoad> road) {

    double length() {
        return from.distance(to);
    }

    boolean faces(RoadKind kind) {
        return road.filter(r -> r.kind() == kind).isPresent();
    }

    /** How nearly the side runs east-west, from 0 to 1. */
    double eastWestness() {
        return Math.abs(to.x - from.x) / length();
    }

    /** The point so many metres along the side and into the parcel. */
    Coordinate at(double along, double inward) {
        double dx = (to.x - from.x) / length();
        double dy = (to.y - from.y) / length();
        return new Coordinate(from.x + along * dx - inward * dy, from.y + along * dy + inward * dx);
    }

    Polygon rectangle(double along, double width, double inward, double depth) {
        return Lattice.FACTORY.createPolygon(new Coordinate[] {
            at(along, inward),
            at(along + width, inward),
            at(along + width, inward + depth),
            at(along, inward + depth),
            at(along, inward)
        });
    }
}
