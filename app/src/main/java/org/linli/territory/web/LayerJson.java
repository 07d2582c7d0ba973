package org.linli.territory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.geo.Lattice;
import org.linli.kernel.Outcome;
import org.linli.territory.GridLayers;
import org.linli.territory.internal.grids.Layers;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Grids of a layer as GeoJSON (RFC 7946): code, name and ground are read, every other property is passed over. */
final class LayerJson {

    private static final Envelope EARTH = new Envelope(-180, 180, -90, 90);

    private final JsonMapper json;

    LayerJson(JsonMapper json) {
        this.json = json;
    }

    Outcome<List<GridLayers.Drawn>> read(String text) {
        JsonNode features;
        try {
            features = json.readTree(text).path("features");
        } catch (JacksonException broken) {
            return Outcome.refused("grids.bad.json");
        }
        if (!features.isArray() || features.isEmpty()) {
            return Outcome.refused("grids.bad.collection");
        }
        if (features.size() > Layers.MOST_GRIDS) {
            return Outcome.refused("grids.bad.many", Layers.MOST_GRIDS);
        }
        List<GridLayers.Drawn> grids = new ArrayList<>();
        for (JsonNode feature : features) {
            Optional<Geometry> shape = shape(feature.path("geometry"));
            if (shape.isEmpty()) {
                return Outcome.refused("grids.bad.geometry", grids.size() + 1);
            }
            JsonNode properties = feature.path("properties");
            grids.add(new GridLayers.Drawn(
                    properties.path("code").asString("").strip(),
                    properties.path("name").asString("").strip(),
                    shape.get()));
        }
        return Outcome.done(grids);
    }

    private Optional<Geometry> shape(JsonNode geometry) {
        Stream<JsonNode> polygons = switch (geometry.path("type").asString("")) {
            case "Polygon" -> Stream.of(geometry);
            case "MultiPolygon" ->
                geometry.path("coordinates")
                        .valueStream()
                        .map(part -> json.createObjectNode().set("coordinates", part));
            default -> Stream.empty();
        };
        Polygon[] parts = polygons.flatMap(part -> CellsJson.polygon(part).stream())
                .filter(Polygon.class::isInstance)
                .map(Polygon.class::cast)
                .toArray(Polygon[]::new);
        Geometry whole = parts.length == 1 ? parts[0] : Lattice.FACTORY.createMultiPolygon(parts);
        boolean isSound = !whole.isEmpty() && EARTH.covers(whole.getEnvelopeInternal()) && whole.isValid();
        return isSound ? Optional.of(Lattice.snapped(whole)) : Optional.empty();
    }
}
