package org.linli.territory.internal.boundaries;

import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.territory.ImportOrder;

/**
 * A feature whose shape has been looked over and converted to WGS 84; what was read of it is not kept.
 *
 * @param position ascends in the order of reading
 * @param number position in its file, from 1
 * @param datum the system its coordinates came in
 */
record CheckedFeature(int position, String file, int number, Shape shape, FeatureNames names, CoordinateSystem datum) {

    static CheckedFeature of(int position, GeoFeature feature, ImportOrder.Boundaries order) {
        CoordinateSystem datum = datum(feature, order.datum());
        return new CheckedFeature(
                position,
                feature.file(),
                feature.number(),
                Shape.of(feature.inDegrees(), datum, order.acceptsRepairs()),
                FeatureNames.of(feature.properties(), order.properties()),
                datum);
    }

    /** The system somebody chose for a file, else the one the file states. */
    static CoordinateSystem datum(GeoFeature feature, @Nullable CoordinateSystem chosen) {
        return chosen != null
                ? chosen
                : switch (feature.system()) {
                    case GroundSystem.Degrees degrees -> degrees.datum();
                    case GroundSystem.Plane plane -> plane.datum();
                    // RFC 7946: GeoJSON is in WGS 84. Other formats are asked for their system before they get here.
                    case GroundSystem.Unstated ignored -> CoordinateSystem.WGS84;
                    case GroundSystem.Foreign ignored -> CoordinateSystem.WGS84;
                };
    }
}
