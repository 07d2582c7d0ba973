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
 * @param tiles levels drawn under the layers, each from the zoom on where its units can be told apart
 */
public record MapView(
        List<Layer> layers,
        @Nullable String fit,
        @Nullable String centre,
        @Nullable String point,
        List<Tiles> tiles) {

    /**
     * All units of a level as vector tiles, of this server's own.
     *
     * @param level key of the level, such as {@code community}
     * @param firstZoom tiles of lower zooms are empty and not asked for
     */
    public record Tiles(String level, int firstZoom) {

        public Tiles {
            if (!level.matches("[a-z-]+")) {
                throw new IllegalArgumentException("Not a level: " + level);
            }
        }
    }

    /**
     * A layer of GeoJSON.
     *
     * @param kind {@code unit}, {@code grid}, {@code layer-grid}, {@code street}, {@code building} or {@code incident}
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
        return new MapView(layers, fit, null, null, List.of());
    }

    public static MapView around(double longitude, double latitude, List<Layer> layers) {
        String centre = String.format(Locale.ROOT, "%.6f,%.6f", longitude, latitude);
        return new MapView(layers, null, centre, centre, List.of());
    }

    /** The same map over all units of these levels, topmost first. */
    public MapView over(List<Tiles> levels) {
        return new MapView(layers, fit, centre, point, levels);
    }

    /** The tiles as the JSON of a data attribute; null for none. */
    public @Nullable String tilesAsJson() {
        return tiles.isEmpty()
                ? null
                : tiles.stream()
                        .map(one -> "{\"level\":\"%s\",\"from\":%d}".formatted(one.level(), one.firstZoom()))
                        .collect(Collectors.joining(",", "[", "]"));
    }

    /** The layers as the JSON of a data attribute. */
    public String layersAsJson() {
        return layers.stream()
                .map(layer -> "{\"kind\":\"" + layer.kind() + "\",\"url\":\"" + layer.url() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
