package org.linli.city.metropolis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.geo.BoundaryCheck;
import org.linli.geo.Earth;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** Reads the districts of a real city from GeoJSON, one feature each. Of a district in pieces the largest is taken. */
final class BoundaryFile {

    private BoundaryFile() {}

    /** @throws IllegalArgumentException if the file holds no sound polygon, with the reason */
    static List<CityGenerator.District> read(Path file, String cityCode) throws IOException {
        Object document = Json.read(Files.readString(file));
        List<?> features = document instanceof Map<?, ?> map && map.get("features") instanceof List<?> list
                ? list
                : List.of(document);
        List<CityGenerator.District> districts = new ArrayList<>();
        for (Object feature : features) {
            if (feature instanceof Map<?, ?> map && map.get("geometry") instanceof Map<?, ?> geometry) {
                String number = "%02d".formatted(districts.size() + 2);
                Map<?, ?> properties = map.get("properties") instanceof Map<?, ?> found ? found : Map.of();
                String name =
                        properties.get("name") instanceof String text && !text.isBlank() ? text : "第" + number + "区";
                largest(geometry)
                        .ifPresent(shape -> districts.add(new CityGenerator.District(
                                code(properties, map.get("id"), cityCode, number), name, shape)));
            }
        }
        if (districts.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no sound polygon");
        }
        return districts;
    }

    private static String code(Map<?, ?> properties, @Nullable Object id, String cityCode, String number) {
        for (Object value : Arrays.asList(properties.get("code"), properties.get("adcode"), id)) {
            String text = value instanceof Double digits ? Long.toString(digits.longValue()) : String.valueOf(value);
            if (text.matches("\\d{6}")) {
                return text;
            }
        }
        return cityCode + number;
    }

    private static Optional<Polygon> largest(Map<?, ?> geometry) {
        Object coordinates = geometry.get("coordinates");
        List<?> polygons = coordinates instanceof List<?> list ? list : List.of();
        if ("Polygon".equals(geometry.get("type"))) {
            polygons = List.of(polygons);
        } else if (!"MultiPolygon".equals(geometry.get("type"))) {
            return Optional.empty();
        }
        return polygons.stream()
                .flatMap(polygon -> shell(polygon).stream())
                .flatMap(shape -> sound(shape).stream())
                .max(Comparator.comparingDouble(Earth::areaSquareMetres));
    }

    /** Public boundary files often cross themselves a little: what is put in order may fall to pieces. */
    private static List<Polygon> sound(Polygon shape) {
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<Polygon> parts = PolygonExtracter.getPolygons(shape.isValid() ? shape : GeometryFixer.fix(shape));
        return parts;
    }

    private static Optional<Polygon> shell(Object polygon) {
        List<Coordinate> ring = new ArrayList<>();
        if (polygon instanceof List<?> rings && !rings.isEmpty() && rings.getFirst() instanceof List<?> points) {
            for (Object point : points) {
                if (point instanceof List<?> pair
                        && pair.size() >= 2
                        && pair.get(0) instanceof Double longitude
                        && pair.get(1) instanceof Double latitude) {
                    ring.add(new Coordinate(longitude, latitude));
                }
            }
        }
        return BoundaryCheck.polygon(List.of(ring));
    }
}
