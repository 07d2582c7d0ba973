package org.linli.territory.web.grids;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.geo.BoundaryCheck;
import org.linli.geo.Lattice;
import org.linli.kernel.Refusal;
import org.linli.territory.GridCell;
import org.linli.territory.internal.NameRules;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Cells as GeoJSON (RFC 7946), read and written with the seven decimals of the lattice. */
final class CellsJson {

    private static final int MOST_CELLS = 2_000;
    private static final int MOST_NUMBER = 1_000_000;

    private final Set<Integer> known;
    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();
    private final Set<Integer> continued = new HashSet<>();

    /** @param known numbers of the grids that may go on */
    private CellsJson(Set<Integer> known) {
        this.known = known;
    }

    /**
     * What cannot be taken.
     *
     * @param position of the feature, from 1
     */
    record Flaw(int position, Refusal reason) {}

    /** What was read; cells are usable only where there is no flaw. Unsound shapes are no flaw: the report names them. */
    record Read(List<GridCell> cells, List<Flaw> flaws) {}

    static Read read(@Nullable JsonNode collection, Set<Integer> known) {
        return new CellsJson(known).all(collection);
    }

    private Read all(@Nullable JsonNode collection) {
        JsonNode features = collection == null ? null : collection.get("features");
        if (features == null || !features.isArray()) {
            return new Read(List.of(), List.of(new Flaw(0, Refusal.of("grids.bad.collection"))));
        }
        if (features.size() > MOST_CELLS) {
            return new Read(List.of(), List.of(new Flaw(0, Refusal.of("grids.bad.many", MOST_CELLS))));
        }
        List<GridCell> cells = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            int before = flaws.size();
            Optional<GridCell> cell = cell(i + 1, features.get(i));
            if (flaws.size() == before) {
                cell.ifPresent(cells::add);
            }
        }
        return new Read(cells, flaws);
    }

    private Optional<GridCell> cell(int position, JsonNode feature) {
        int number = feature.path("id").asInt(0);
        if (number < 1 || number > MOST_NUMBER || !numbers.add(number)) {
            flaw(position, "grids.bad.number");
        }
        JsonNode properties = feature.path("properties");
        String name = properties.path("name").asString("").strip();
        NameRules.error(name).ifPresent(reason -> flaws.add(new Flaw(position, reason)));
        JsonNode unit = properties.path("unitNo");
        Integer unitNo = unit.isInt() ? (Integer) unit.asInt() : null;
        if (!unit.isMissingNode() && !unit.isNull() && unitNo == null
                || unitNo != null && (!known.contains(unitNo) || !continued.add(unitNo))) {
            flaw(position, "grids.bad.unit");
        }
        Optional<GridCell.Kind> kind =
                named(GridCell.Kind.values(), properties.path("kind").asString("GRID"));
        String typedUse = properties.path("use").asString("");
        Optional<GridCell.Use> use = named(GridCell.Use.values(), typedUse);
        if (kind.isEmpty() || (use.isEmpty() && !typedUse.isEmpty())) {
            flaw(position, "grids.bad.kind");
        }
        Optional<Geometry> shape = area(position, feature.path("geometry"));
        if (kind.isEmpty() || shape.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GridCell(number, name, kind.get(), unitNo, use.orElse(null), shape.get()));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Stream.of(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private Optional<Geometry> area(int position, JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        List<JsonNode> polygons = new ArrayList<>();
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygons.add(coordinates);
            case "MultiPolygon" -> coordinates.forEach(polygons::add);
            default -> flaw(position, "grids.bad.geometry");
        }
        List<Polygon> parts = new ArrayList<>();
        for (JsonNode polygon : polygons) {
            Optional<List<List<Coordinate>>> rings = rings(polygon);
            if (rings.isEmpty()) {
                flaw(position, "grids.bad.geometry");
                return Optional.empty();
            }
            BoundaryCheck.checkRings(rings.get()).stream()
                    .filter(finding -> isHopeless(finding.flaw()))
                    .findFirst()
                    .ifPresent(finding -> flaws.add(new Flaw(
                            position,
                            Refusal.of("territory." + finding.flaw().key(), GridTexts.place(finding.where())))));
            BoundaryCheck.polygon(rings.get()).ifPresent(parts::add);
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Lattice.snapped(
                parts.size() == 1
                        ? parts.getFirst()
                        : Lattice.FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new))));
    }

    /** A person goes on drawing what crosses itself; what lies nowhere cannot even be shown. */
    private static boolean isHopeless(BoundaryCheck.Flaw flaw) {
        return switch (flaw) {
            case EMPTY, NOT_AN_AREA, TOO_FEW_POINTS, TOO_MANY_VERTICES, COORDINATE_OUT_OF_RANGE, AXES_SWAPPED -> true;
            case RING_NOT_CLOSED, SELF_CROSSING, HOLE_OUTSIDE, HOLES_OVERLAP, PARTS_OVERLAP, SPIKE, SLIVER -> false;
        };
    }

    private void flaw(int position, String key) {
        flaws.add(new Flaw(position, Refusal.of(key, position)));
    }

    private static Optional<List<List<Coordinate>>> rings(JsonNode polygon) {
        List<List<Coordinate>> rings = new ArrayList<>();
        for (JsonNode ring : polygon) {
            Optional<List<Coordinate>> points = points(ring);
            if (points.isEmpty()) {
                return Optional.empty();
            }
            rings.add(points.get());
        }
        return rings.isEmpty() ? Optional.empty() : Optional.of(rings);
    }

    private static Optional<List<Coordinate>> points(JsonNode line) {
        List<Coordinate> points = new ArrayList<>();
        for (JsonNode point : line) {
            if (!point.isArray() || !point.path(0).isNumber() || !point.path(1).isNumber()) {
                return Optional.empty();
            }
            points.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble()));
        }
        return points.isEmpty() ? Optional.empty() : Optional.of(points);
    }

    /** A line to cut along. */
    static Optional<LineString> line(JsonNode geometry) {
        return points(geometry.path("coordinates"))
                .filter(points -> points.size() > 1 && points.size() <= BoundaryCheck.MAX_VERTICES)
                .map(points -> Lattice.FACTORY.createLineString(points.toArray(Coordinate[]::new)));
    }

    /** A polygon that somebody points at. */
    static Optional<Geometry> polygon(JsonNode geometry) {
        return rings(geometry.path("coordinates"))
                .flatMap(BoundaryCheck::polygon)
                .map(shape -> shape);
    }

    static Map<String, Object> write(List<GridCell> cells) {
        return Map.of(
                "type",
                "FeatureCollection",
                "features",
                cells.stream().map(CellsJson::feature).toList());
    }

    private static Map<String, Object> feature(GridCell cell) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("name", cell.name());
        properties.put("kind", cell.kind().name());
        properties.put("unitNo", cell.unitNo());
        properties.put("use", cell.use());
        return Map.of(
                "type", "Feature", "id", cell.number(), "properties", properties, "geometry", geometry(cell.shape()));
    }

    static Map<String, Object> geometry(Geometry shape) {
        return Map.of("type", shape.getGeometryType(), "coordinates", coordinates(shape));
    }

    private static List<?> coordinates(Geometry shape) {
        return switch (shape) {
            case Polygon polygon -> {
                List<Object> rings = new ArrayList<>();
                rings.add(positions(polygon.getExteriorRing()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    rings.add(positions(polygon.getInteriorRingN(i)));
                }
                yield rings;
            }
            case LineString line -> positions(line);
            case Point point -> position(point.getCoordinate());
            default -> {
                List<Object> parts = new ArrayList<>();
                for (int i = 0; i < shape.getNumGeometries(); i++) {
                    parts.add(coordinates(shape.getGeometryN(i)));
                }
                yield parts;
            }
        };
    }

    private static List<List<Double>> positions(LineString line) {
        return Stream.of(line.getCoordinates()).map(CellsJson::position).toList();
    }

    private static List<Double> position(Coordinate point) {
        return List.of(Lattice.snapped(point.x), Lattice.snapped(point.y));
    }
}
