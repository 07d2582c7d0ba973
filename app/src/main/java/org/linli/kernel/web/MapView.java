package org.linli.kernel.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a map shows, as the map island of the front end reads it.
 *
 * @param layers drawn from the first, lowest one up
 * @param fit kind of the layer that the first view shows whole; null starts at the centre
 * @param centre "longitude,latitude" in degrees, WGS 84
 * @param point a marked point, in the same form
 */
public record MapView(
        List<Layer> layers,
        @Nullable String fit,
        @Nullable String centre,
        @Nullable String point) {

    /**
     * A layer of GeoJSON.
     *
     * @param kind {@code unit}, {@code grid}, {@code street}, {@code building} or {@code incident}
     * @param url path on this server
     */
    public record Layer(String kind, String url) {

        public Layer {
            if (!url.matches("/[\\w./?=&%,~+-]*")) {
                throw new IllegalArgumentException("Not a path for a map layer: " + url);
            }
        }
    }

    public static MapView fitting(String fit, List<Layer> layers) {
        return new MapView(layers, fit, null, null);
    }

    public static MapView around(double longitude, double latitude, List<Layer> layers) {
        String centre = String.format(Locale.ROOT, "%.6f,%.6f", longitude, latitude);
        return new MapView(layers, null, centre, centre);
    }

    /** The layers as the JSON of a data attribute. */
    public String layersAsJson() {
        return layers.stream()
                .map(layer -> "{\"kind\":\"" + layer.kind() + "\",\"url\":\"" + layer.url() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
