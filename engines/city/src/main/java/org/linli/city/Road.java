package org.linli.city;

import org.locationtech.jts.geom.LineString;

/**
 * A road.
 *
 * @param line its centre line in degrees, from west to east or from north to south
 */
public record Road(String name, RoadKind kind, LineString line) {}
