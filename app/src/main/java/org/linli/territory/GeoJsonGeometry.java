package org.linli.territory;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;

/** Writes the geometry of a GeoJSON feature (RFC 7946) with six decimals of a degree, a tenth of a metre. */
public final class GeoJsonGeometry {

    private static final double PRECISION = 1e6;

    private final JsonGenerator json;
    private final boolean isLatitudeFirst;

    /** @param isLatitudeFirst whether the coordinate system of the answer names the latitude first, as EPSG:4490 does */
    public GeoJsonGeometry(JsonGenerator json, boolean isLatitudeFirst) {
        this.json = json;
        this.isLatitudeFirst = isLatitudeFirst;
    }

    /** @throws IllegalArgumentException for a kind of geometry that GeoJSON does not have */
    public void write(Geometry shape) {
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
        json.writeNumber(rounded(isLatitudeFirst ? point.y : point.x));
        json.writeNumber(rounded(isLatitudeFirst ? point.x : point.y));
        json.writeEndArray();
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * PRECISION) / PRECISION;
    }
}
