package org.linli.city;

import org.locationtech.jts.geom.Polygon;

/**
 * The ground between roads.
 *
 * @param id 1 and up
 * @param shape in degrees, up to the centre lines of the roads around it; the blocks of a grid make up the grid
 */
public record Block(int id, LandUse use, int gridNumber, Polygon shape) {}
