package org.linli.demo.internal.ground;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.territory.SourceFile;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Polygons of units as a file that the import of boundaries reads. */
final class GeoJson {

    private GeoJson() {}

    /** A unit and its ground. */
    record UnitShape(String code, String name, Geometry shape) {}

    static SourceFile file(String name, List<UnitShape> units) {
        String features = units.stream().map(GeoJson::feature).collect(Collectors.joining(",\n"));
        String json = "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "\n]}";
        return new SourceFile(name, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Codes and names of the demo hold no character that JSON escapes. */
    private static String feature(UnitShape unit) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"" + unit.code() + "\",\"name\":\"" + unit.name()
                + "\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":["
                + polygons(unit.shape()).map(GeoJson::polygon).collect(Collectors.joining(","))
                + "]}}";
    }

    private static Stream<Polygon> polygons(Geometry shape) {
        return Stream.iterate(0, i -> i < shape.getNumGeometries(), i -> i + 1)
                .map(shape::getGeometryN)
                .map(Polygon.class::cast);
    }

    private static String polygon(Polygon polygon) {
        Stream<LinearRing> holes = Stream.iterate(0, i -> i < polygon.getNumInteriorRing(), i -> i + 1)
                .map(polygon::getInteriorRingN);
        return Stream.concat(Stream.of(polygon.getExteriorRing()), holes)
                .map(GeoJson::ring)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String ring(LinearRing ring) {
        return Stream.of(ring.getCoordinates()).map(GeoJson::position).collect(Collectors.joining(",", "[", "]"));
    }

    private static String position(Coordinate at) {
        return String.format(Locale.ROOT, "[%.7f,%.7f]", at.x, at.y);
    }
}
