package org.linli.city;

import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Polygon;

/**
 * A residential estate (小区).
 *
 * @param shape its ground in degrees, inside the roads' property lines
 * @param gate where its path leaves the road
 */
public record Estate(String name, int gridNumber, Address address, LonLat gate, Polygon shape) {}
