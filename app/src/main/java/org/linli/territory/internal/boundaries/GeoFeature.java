package org.linli.territory.internal.boundaries;

import java.util.List;
import java.util.Map;
import org.linli.kernel.Refusal;
import org.locationtech.jts.geom.Coordinate;

/**
 * A feature of a GeoJSON file (RFC 7946) as it was read.
 *
 * @param number position in the file, from 1
 * @param properties its id under the key {@code id} and every property that is a text or a number
 */
record GeoFeature(String file, int number, Map<String, String> properties, Drawing drawing) {

    /** What was drawn. */
    sealed interface Drawing {

        /** Polygons as rings of positions, the shell first. */
        record Area(List<List<List<Coordinate>>> polygons) implements Drawing {}

        /** No polygon, and why. */
        record Unusable(Refusal reason) implements Drawing {}
    }
}
