package org.linli.territory.internal.boundaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.linli.geo.BoundaryCheck;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The nested arrays of a GeoJSON geometry, read before its type is known. */
sealed interface Positions {

    /** One position. */
    record At(Coordinate coordinate) implements Positions {}

    /** An array of arrays. */
    record Many(List<Positions> parts) implements Positions {}

    /** More vertices than a boundary may have; the rest was skipped. */
    record TooMany() implements Positions {}

    /** Something else than numbers, for example the packed texts of some chart libraries. */
    record NoNumbers() implements Positions {}

    /** Reads the value the parser stands on. */
    static Positions read(JsonParser parser) {
        return new Reader(parser).value();
    }

    /** Rings of a polygon, if the arrays are nested like one. */
    default Optional<List<List<Coordinate>>> asRings() {
        return each(
                this,
                ring -> each(ring, point -> point instanceof At at ? Optional.of(at.coordinate()) : Optional.empty()));
    }

    /** Polygons of a multi-polygon, if the arrays are nested like one. */
    default Optional<List<List<List<Coordinate>>>> asPolygons() {
        return each(this, Positions::asRings);
    }

    private static <T> Optional<List<T>> each(Positions positions, Function<Positions, Optional<T>> part) {
        if (!(positions instanceof Many many)) {
            return Optional.empty();
        }
        List<T> parts = new ArrayList<>(many.parts().size());
        for (Positions inner : many.parts()) {
            Optional<T> read = part.apply(inner);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            parts.add(read.get());
        }
        return Optional.of(parts);
    }

    /** Counts vertices while it reads, so that a boundary of millions of points costs no memory. */
    final class Reader {

        private final JsonParser parser;
        private int vertices;

        private Reader(JsonParser parser) {
            this.parser = parser;
        }

        private Positions value() {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return new NoNumbers();
            }
            JsonToken token = parser.nextToken();
            if (token != null && token.isNumeric()) {
                return position();
            }
            List<Positions> parts = new ArrayList<>();
            Positions flaw = null;
            while (token != JsonToken.END_ARRAY) {
                Positions part = value();
                if (part instanceof NoNumbers || vertices > BoundaryCheck.MAX_VERTICES) {
                    flaw = part instanceof NoNumbers ? part : new TooMany();
                    parts = new ArrayList<>();
                } else if (flaw == null) {
                    parts.add(part);
                }
                token = parser.nextToken();
            }
            return flaw == null ? new Many(parts) : flaw;
        }

        private Positions position() {
            vertices++;
            double x = parser.getDoubleValue();
            double y = Double.NaN;
            for (int i = 1; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i == 1 && parser.currentToken().isNumeric()) {
                    y = parser.getDoubleValue();
                } else {
                    parser.skipChildren();
                }
            }
            return Double.isNaN(y) ? new NoNumbers() : new At(new Coordinate(x, y));
        }
    }
}
