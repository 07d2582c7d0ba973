package org.linli.territory.internal.boundaries;

import org.linli.territory.ImportOrder;

/**
 * A feature whose shape has been looked over and converted to WGS 84.
 *
 * @param position among all features of all files, from 0
 */
record CheckedFeature(int position, GeoFeature feature, Shape shape, FeatureNames names) {

    static CheckedFeature of(int position, GeoFeature feature, ImportOrder.Boundaries order) {
        return new CheckedFeature(
                position,
                feature,
                Shape.of(feature.drawing(), order.datum(), order.acceptsRepairs()),
                new FeatureNames(feature, order.properties()));
    }
}
