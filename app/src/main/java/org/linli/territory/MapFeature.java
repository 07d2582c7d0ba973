package org.linli.territory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Something drawn on the map of a unit: a street, a building, a lamp. Public; says nothing about people.
 *
 * @param address where residents would say it is; such features are found by address
 * @param shape in WGS 84 degrees
 * @param properties what else the map shows, by name
 */
public record MapFeature(String name, @Nullable String address, Geometry shape, Map<String, String> properties) {

    public MapFeature {
        properties = Map.copyOf(properties);
    }
}
