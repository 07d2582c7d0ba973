package org.linli.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/**
 * A numbered piece of ground: a grid, or any unit beside its siblings.
 *
 * @param id the number by which the owner knows it
 * @param shape a valid polygon or multi-polygon in degrees; it must not be changed afterwards
 */
public record GridArea(int id, Geometry shape) {

    /** @throws IllegalArgumentException if the shape is not polygonal or empty */
    public GridArea {
        if (!(shape instanceof Polygonal) || shape.isEmpty()) {
            throw new IllegalArgumentException("area " + id + " has no polygon: " + shape.getGeometryType());
        }
    }
}
