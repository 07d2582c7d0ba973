package org.linli.territory.internal.boundaries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.boundaries.GeoFeature.Drawing;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the polygons of a GeoJSON file one feature after the other, whatever the order of its members. */
final class GeoJsonReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_PROPERTY = 200;
    private static final int MOST_PROPERTIES = 100;
    private static final Set<String> KNOWN_SYSTEMS =
            Set.of("CRS84", "4326", "4490", "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "EPSG:4490");

    private final String file;
    private final JsonParser parser;
    private final List<GeoFeature> features = new ArrayList<>();
    private @Nullable String foreignSystem;

    private GeoJsonReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** All features, or a refusal: no JSON, no features, or coordinates that are not in degrees. */
    static Outcome<List<GeoFeature>> read(SourceFile source) {
        byte[] content = source.content();
        int mark = content.length >= 3 && (content[0] & 0xFF) == 0xEF && (content[1] & 0xFF) == 0xBB ? 3 : 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content, mark, content.length - mark)) {
            return new GeoJsonReader(source.name(), parser).document();
        } catch (JacksonException broken) {
            return Outcome.refused(
                    "territory.import.not-json",
                    source.name(),
                    broken.getLocation() == null ? 0 : broken.getLocation().getLineNr(),
                    broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr());
        }
    }

    private Outcome<List<GeoFeature>> document() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Outcome.refused("territory.import.not-geojson", file);
        }
        FeatureDraft lone = new FeatureDraft();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "features" -> features();
                case "crs" -> system();
                default -> lone.member(member);
            }
        }
        if (lone.type.equals("Feature") && features.isEmpty()) {
            features.add(lone.feature(1));
        }
        if (foreignSystem != null) {
            return Outcome.refused("territory.import.foreign-crs", file, foreignSystem);
        }
        return features.isEmpty()
                ? Outcome.refused("territory.import.not-geojson", file)
                : Outcome.done(List.copyOf(features));
    }

    private void features() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            FeatureDraft draft = new FeatureDraft();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String member = parser.currentName();
                    parser.nextToken();
                    draft.member(member);
                }
            } else {
                parser.skipChildren();
            }
            features.add(draft.feature(features.size() + 1));
        }
    }

    /** RFC 7946 knows no other system; older files name one here. */
    private void system() {
        int depth = 0;
        do {
            if (parser.currentToken().isStructStart()) {
                depth++;
            } else if (parser.currentToken().isStructEnd()) {
                depth--;
            } else if (parser.currentToken() == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
                String name = parser.getString();
                boolean isKnown =
                        KNOWN_SYSTEMS.contains(name) || KNOWN_SYSTEMS.stream().anyMatch(k -> name.endsWith(":" + k));
                if (!isKnown && !name.equals("name")) {
                    foreignSystem = name;
                }
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    private final class FeatureDraft {

        private String type = "";
        private final Map<String, String> properties = new LinkedHashMap<>();
        private Drawing drawing = new Drawing.Unusable(Refusal.of("territory.import.geometry.missing"));

        void member(String name) {
            switch (name) {
                case "type" -> type = scalar();
                case "id" -> properties.put("id", scalar());
                case "properties" -> properties();
                case "geometry" -> drawing = geometry();
                default -> parser.skipChildren();
            }
        }

        GeoFeature feature(int number) {
            return new GeoFeature(file, number, Map.copyOf(properties), drawing);
        }

        private void properties() {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                String value = scalar();
                if (!value.isEmpty() && properties.size() < MOST_PROPERTIES) {
                    properties.putIfAbsent(name, value);
                }
            }
        }

        private Drawing geometry() {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return new Drawing.Unusable(Refusal.of("territory.import.geometry.missing"));
            }
            String geometryType = "";
            Positions positions = new Positions.Many(List.of());
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "type" -> geometryType = scalar();
                    case "coordinates" -> positions = Positions.read(parser);
                    default -> parser.skipChildren();
                }
            }
            return drawing(geometryType, positions);
        }

        private String scalar() {
            if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
                parser.skipChildren();
                return "";
            }
            String text = parser.getString().strip();
            return text.length() > LONGEST_PROPERTY ? text.substring(0, LONGEST_PROPERTY) : text;
        }
    }

    private static Drawing drawing(String type, Positions positions) {
        if (positions instanceof Positions.TooMany) {
            return new Drawing.Unusable(Refusal.of("territory.boundary.too-many-vertices", ""));
        }
        if (positions instanceof Positions.NoNumbers) {
            return new Drawing.Unusable(Refusal.of("territory.import.geometry.no-numbers"));
        }
        return switch (type) {
            case "Polygon" ->
                positions
                        .asRings()
                        .<Drawing>map(rings -> new Drawing.Area(List.of(rings)))
                        .orElseGet(() -> new Drawing.Unusable(Refusal.of("territory.import.geometry.nesting")));
            case "MultiPolygon" ->
                positions
                        .asPolygons()
                        .<Drawing>map(Drawing.Area::new)
                        .orElseGet(() -> new Drawing.Unusable(Refusal.of("territory.import.geometry.nesting")));
            default -> new Drawing.Unusable(Refusal.of("territory.import.geometry.no-area", type));
        };
    }
}
