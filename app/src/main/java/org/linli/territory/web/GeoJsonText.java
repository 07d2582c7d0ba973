package org.linli.territory.web;

import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes GeoJSON (RFC 7946) with six decimals, a tenth of a metre. */
final class GeoJsonText implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final double PRECISION = 1e6;

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);

    GeoJsonText() {
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeArrayPropertyStart("features");
    }

    GeoJsonText add(int id, Geometry shape, Map<String, String> properties) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeNumberProperty("id", id);
        json.writeObjectPropertyStart("properties");
        properties.forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeName("geometry");
        geometry(shape);
        json.writeEndObject();
        return this;
    }

    /** The finished document. */
    String finish() {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        return text.toString();
    }

    @Override
    public void close() {
        json.close();
    }

    private void geometry(Geometry shape) {
        json.writeStartObject();
        json.writeStringProperty("type", shape.getGeometryType());
        json.writeName("coordinates");
        coordinates(shape);
        json.writeEndObject();
    }

    private void coordinates(Geometry shape) {
        switch (shape) {
            case Point point -> position(point.getCoordinate());
            case LineString line -> positions(line.getCoordinateSequence());
            case Polygon polygon -> {
                json.writeStartArray();
                positions(polygon.getExteriorRing().getCoordinateSequence());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    positions(polygon.getInteriorRingN(i).getCoordinateSequence());
                }
                json.writeEndArray();
            }
            case GeometryCollection collection -> {
                json.writeStartArray();
                for (int i = 0; i < collection.getNumGeometries(); i++) {
                    coordinates(collection.getGeometryN(i));
                }
                json.writeEndArray();
            }
            default ->
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "No GeoJSON for %s", shape.getGeometryType()));
        }
    }

    private void positions(CoordinateSequence points) {
        json.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            position(points.getCoordinate(i));
        }
        json.writeEndArray();
    }

    private void position(Coordinate point) {
        json.writeStartArray();
        json.writeNumber(Math.round(point.x * PRECISION) / PRECISION);
        json.writeNumber(Math.round(point.y * PRECISION) / PRECISION);
        json.writeEndArray();
    }
}
