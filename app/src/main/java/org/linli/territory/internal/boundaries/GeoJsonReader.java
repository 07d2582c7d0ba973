package org.linli.territory.internal.boundaries;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
final class GeoJsonReader<T> {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_PROPERTY = 200;
    private static final int MOST_PROPERTIES = 100;

    private final String file;
    private final JsonParser parser;
    private final Function<GeoFeature, T> each;
    private final List<T> features = new ArrayList<>();
    private GroundSystem system;
    private boolean isLate;

    private GeoJsonReader(String file, JsonParser parser, GroundSystem system, Function<GeoFeature, T> each) {
        this.file = file;
        this.parser = parser;
        this.system = system;
        this.each = each;
    }

    /**
     * What {@code each} makes of all features, or a refusal: no JSON, no features, or a system of coordinates that is not
     * read. A system that is named behind the features lets the file be read once more.
     */
    static <T> Outcome<List<T>> read(SourceFile source, Function<GeoFeature, T> each) {
        return read(source, new GroundSystem.Unstated(), each);
    }

    private static <T> Outcome<List<T>> read(SourceFile source, GroundSystem assumed, Function<GeoFeature, T> each) {
        try (InputStream in = afterMark(source);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            GeoJsonReader<T> reader = new GeoJsonReader<>(source.name(), parser, assumed, each);
            Outcome<List<T>> outcome = reader.document();
            return outcome instanceof Outcome.Done<List<T>> && reader.isNamedLate(assumed)
                    ? read(source, reader.system, each)
                    : outcome;
        } catch (JacksonException broken) {
            return Outcome.refused(
                    "territory.import.not-json",
                    source.name(),
                    broken.getLocation() == null ? 0 : broken.getLocation().getLineNr(),
                    broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + source.name(), e);
        }
    }

    /** Behind the mark of UTF-8 that some editors write. */
    private static InputStream afterMark(SourceFile source) throws IOException {
        PushbackInputStream in =
                new PushbackInputStream(new BufferedInputStream(source.content().open(), 1 << 16), 3);
        byte[] head = in.readNBytes(3);
        boolean isMark = head.length == 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB;
        if (!isMark) {
            in.unread(head);
        }
        return in;
    }

    private boolean isNamedLate(GroundSystem assumed) {
        return assumed instanceof GroundSystem.Unstated && isLate && !(system instanceof GroundSystem.Unstated);
    }

    private Outcome<List<T>> document() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Outcome.refused("territory.import.not-geojson", file);
        }
        FeatureDraft lone = new FeatureDraft();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "features" -> features();
                case "crs" -> {
                    isLate = !features.isEmpty();
                    system();
                }
                default -> lone.member(member);
            }
        }
        if (system instanceof GroundSystem.Foreign foreign) {
            return Outcome.refused("formats.foreign-crs", file, foreign.name());
        }
        if (lone.type.equals("Feature") && features.isEmpty()) {
            features.add(each.apply(lone.feature(1)));
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
            features.add(each.apply(draft.feature(features.size() + 1)));
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
                if (!name.equals("name")) {
                    system = GroundSystem.named(name);
                }
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    private final class FeatureDraft {

        private String type = "";
        private final Map<String, String> properties = new LinkedHashMap<>();
        private Drawing drawing = Drawing.Unusable.because("territory.import.geometry.missing");

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
            return new GeoFeature(file, number, properties, system, drawing);
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
                return Drawing.Unusable.because("territory.import.geometry.missing");
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
            default -> Drawing.Unusable.because("territory.import.geometry.no-area", type);
        };
    }
}
