package org.linli.city;

import org.locationtech.jts.geom.Polygon;

/**
 * A grid of the community.
 *
 * @param number 1 and up, row by row from the north, each row from the west
 * @param shape in degrees, bounded by centre lines of roads
 */
public record PlannedGrid(int number, Polygon shape) {}
