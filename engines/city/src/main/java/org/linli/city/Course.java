package org.linli.city;

import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * The line a road would follow across the whole board, with one bend.
 *
 * @param isNorthSouth else it runs east-west; it is a function of the coordinate along it
 * @param position the other coordinate at the bend
 */
record Course(
        RoadKind kind, boolean isNorthSouth, double position, double bendAt, double slopeBefore, double slopeAfter) {

    private static final double FAR = 20_000;

    Course movedTo(double newPosition) {
        return new Course(kind, isNorthSouth, newPosition, bendAt, slopeBefore, slopeAfter);
    }

    LineString between(double from, double to) {
        boolean bends = from < bendAt && bendAt < to;
        return Lattice.FACTORY.createLineString(
                bends ? new Coordinate[] {at(from), at(bendAt), at(to)} : new Coordinate[] {at(from), at(to)});
    }

    LineString whole() {
        return between(-FAR, FAR);
    }

    /** All that lies to the west of it, or to the south. */
    Polygon lowSide() {
        return Lattice.FACTORY.createPolygon(
                new Coordinate[] {at(-FAR), at(bendAt), at(FAR), turned(-FAR * 2, FAR), turned(-FAR * 2, -FAR), at(-FAR)
                });
    }

    double along(Coordinate c) {
        return isNorthSouth ? c.y : c.x;
    }

    private Coordinate at(double along) {
        double slope = along < bendAt ? slopeBefore : slopeAfter;
        return turned(position + slope * (along - bendAt), along);
    }

    private Coordinate turned(double across, double along) {
        return isNorthSouth ? new Coordinate(across, along) : new Coordinate(along, across);
    }
}
