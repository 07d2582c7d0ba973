package org.linli.territory.internal.grids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.linli.geo.Lattice;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.GeometryEditor;

/** Puts points that lie on the border of a shape among its vertices. */
final class Vertices {

    /** Snapping moves a point by half a step of the lattice in each direction at most. */
    private static final double ON_THE_LINE_DEGREES = 1.5e-7;

    private Vertices() {}

    static Geometry with(Geometry shape, List<Coordinate> points) {
        Envelope around = shape.getEnvelopeInternal();
        around.expandBy(ON_THE_LINE_DEGREES);
        List<Coordinate> near = points.stream().filter(around::contains).toList();
        if (near.isEmpty()) {
            return shape;
        }
        Geometry changed = new GeometryEditor(Lattice.FACTORY).edit(shape, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] ring, Geometry geometry) {
                return geometry instanceof LinearRing ? with(ring, near) : ring;
            }
        });
        return changed.isValid() ? changed : shape;
    }

    private static Coordinate[] with(Coordinate[] ring, List<Coordinate> points) {
        List<Coordinate> result = new ArrayList<>();
        for (int i = 0; i + 1 < ring.length; i++) {
            Coordinate from = ring[i];
            Coordinate to = ring[i + 1];
            result.add(from);
            points.stream()
                    .filter(point -> !point.equals2D(from) && !point.equals2D(to))
                    .filter(point -> Distance.pointToSegment(point, from, to) <= ON_THE_LINE_DEGREES)
                    .sorted(Comparator.comparingDouble(from::distance))
                    .forEach(result::add);
        }
        result.add(ring[ring.length - 1]);
        return result.toArray(Coordinate[]::new);
    }
}
