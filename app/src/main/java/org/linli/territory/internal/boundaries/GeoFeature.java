package org.linli.territory.internal.boundaries;

import java.util.List;
import java.util.Map;
import org.linli.kernel.Refusal;
import org.locationtech.jts.geom.Coordinate;

/**
 * A feature of a map as it was read.
 *
 * @param number position in the file, from 1
 * @param properties its id under the key {@code id} and every property that is a text or a number
 * @param system what the coordinates of the drawing mean
 */
record GeoFeature(String file, int number, Map<String, String> properties, GroundSystem system, Drawing drawing) {

    /** The drawing with its coordinates in degrees. */
    Drawing inDegrees() {
        return switch (drawing) {
            case Drawing.Area area
            when system instanceof GroundSystem.Plane plane -> new Drawing.Area(plane.inDegrees(area.polygons()));
            case Drawing.Area area -> area;
            case Drawing.Unusable unusable -> unusable;
        };
    }

    /** What was drawn. */
    sealed interface Drawing {

        /** Polygons as rings of positions, the shell first. */
        record Area(List<List<List<Coordinate>>> polygons) implements Drawing {}

        /** No polygon, and why. */
        record Unusable(Refusal reason) implements Drawing {

            static Unusable because(String key, Object... arguments) {
                return new Unusable(Refusal.of(key, arguments));
            }
        }
    }
}
