package org.linli.city.metropolis;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a city as GeoJSON (RFC 7946), one feature a line, and its divisions as CSV: {@code divisions.csv} and the files
 * of units and grids can be imported as they are.
 */
final class CityFiles implements CitySink, AutoCloseable {

    private static final long LATTICE = 10_000_000;

    private final Board board;
    private final BufferedWriter divisions;
    private final Map<UnitLevel, Features> units = new EnumMap<>(UnitLevel.class);
    private final Features roads;
    private final Features blocks;
    private final Features buildings;
    private final Features water;
    private final Totals totals = new Totals();

    /** What was written. */
    private static final class Totals {
        private final Map<UnitLevel, Integer> units = new EnumMap<>(UnitLevel.class);
        private int roads;
        private int blocks;
        private int buildings;
        private int entrances;
        private long doors;
        private long households;
    }

    CityFiles(Path folder, Board board) throws IOException {
        this.board = board;
        Files.createDirectories(folder);
        divisions = Files.newBufferedWriter(folder.resolve("divisions.csv"), StandardCharsets.UTF_8);
        divisions.write("code,name,parent_code\n");
        units.put(UnitLevel.CITY, new Features(folder.resolve("city.geojson")));
        units.put(UnitLevel.DISTRICT, new Features(folder.resolve("districts.geojson")));
        units.put(UnitLevel.STREET, new Features(folder.resolve("streets.geojson")));
        units.put(UnitLevel.COMMUNITY, new Features(folder.resolve("communities.geojson")));
        units.put(UnitLevel.GRID, new Features(folder.resolve("grids.geojson")));
        roads = new Features(folder.resolve("roads.geojson"));
        blocks = new Features(folder.resolve("blocks.geojson"));
        buildings = new Features(folder.resolve("buildings.geojson"));
        water = new Features(folder.resolve("water.geojson"));
    }

    CityWriter.Summary summary() {
        return new CityWriter.Summary(
                totals.units.getOrDefault(UnitLevel.DISTRICT, 0),
                totals.units.getOrDefault(UnitLevel.STREET, 0),
                totals.units.getOrDefault(UnitLevel.COMMUNITY, 0),
                totals.units.getOrDefault(UnitLevel.GRID, 0),
                totals.roads,
                totals.blocks,
                totals.buildings,
                totals.entrances,
                totals.doors,
                totals.households);
    }

    @Override
    public void city(String code, String name) {
        division(code, name, "");
    }

    private void division(String code, String name, String parent) {
        try {
            divisions.write(code + "," + name + "," + parent + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void unit(DrawnUnit unit) {
        totals.units.merge(unit.level(), 1, Integer::sum);
        if (unit.level() != UnitLevel.GRID) {
            division(unit.code(), unit.name(), unit.parent());
        }
        StringBuilder line = new StringBuilder(256);
        line.append("\"code\":\"").append(unit.code());
        line.append("\",\"name\":\"").append(unit.name());
        line.append("\",\"level\":\"").append(unit.level().key());
        line.append("\",\"parent\":\"").append(unit.parent());
        line.append("\",\"households\":").append(unit.households());
        line.append("},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
        append(line, unit.ring());
        Objects.requireNonNull(units.get(unit.level())).write(line.append("]}}"));
    }

    @Override
    public void road(RoadClass kind, String name, List<Vertex> vertices) {
        totals.roads++;
        StringBuilder line = new StringBuilder(256);
        line.append("\"name\":\"").append(name);
        line.append("\",\"class\":\"").append(kind.name().toLowerCase(Locale.ROOT));
        line.append("\",\"width\":").append((int) kind.widthMetres());
        line.append("},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[");
        append(line, vertices);
        roads.write(line.append("]}}"));
    }

    @Override
    public void block(String grid, GroundUse use, Ring ring) {
        totals.blocks++;
        StringBuilder line = new StringBuilder(256);
        line.append("\"grid\":\"").append(grid);
        line.append("\",\"use\":\"").append(use.key());
        line.append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
        append(line, ring);
        blocks.write(line.append("]}}"));
    }

    @Override
    public void house(House house) {
        totals.buildings++;
        totals.entrances += house.entrances();
        totals.doors += house.doors();
        totals.households += house.households();
        StringBuilder line = new StringBuilder(256);
        line.append("\"grid\":\"").append(house.grid());
        line.append("\",\"number\":").append(house.number());
        line.append(",\"use\":\"").append(house.use().key());
        line.append("\",\"floors\":").append(house.floors());
        line.append(",\"entrances\":").append(house.entrances());
        line.append(",\"doors\":").append(house.doors());
        line.append(",\"households\":").append(house.households());
        line.append("},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
        append(line, List.of(house.corners()));
        line.append(',');
        append(line, house.corners()[0]);
        buildings.write(line.append("]]}}"));
    }

    @Override
    public void river(River river) {
        StringBuilder line = new StringBuilder(256);
        line.append("\"width\":").append((int) river.widthMetres());
        line.append("},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[");
        for (int i = 0; i < river.size(); i++) {
            line.append(i == 0 ? "" : ",");
            append(line, board.at(river.x(i), river.y(i), 0));
        }
        water.write(line.append("]}}"));
    }

    @Override
    public void close() throws IOException {
        divisions.close();
        for (Features features : units.values()) {
            features.close();
        }
        for (Features features : List.of(roads, blocks, buildings, water)) {
            features.close();
        }
    }

    private static void append(StringBuilder line, Ring ring) {
        line.append('[');
        for (int i = 0; i <= ring.size(); i++) {
            line.append(i == 0 ? "" : ",");
            append(line, ring.at(i));
        }
        line.append(']');
    }

    private static void append(StringBuilder line, List<Vertex> vertices) {
        for (int i = 0; i < vertices.size(); i++) {
            line.append(i == 0 ? "" : ",");
            append(line, vertices.get(i));
        }
    }

    private static void append(StringBuilder line, Vertex vertex) {
        line.append('[');
        degrees(line, vertex.lon());
        line.append(',');
        degrees(line, vertex.lat());
        line.append(']');
    }

    private static void degrees(StringBuilder line, int steps) {
        long plain = Math.abs((long) steps);
        line.append(steps < 0 ? "-" : "").append(plain / LATTICE).append('.');
        String decimals = Long.toString(plain % LATTICE + LATTICE);
        line.append(decimals, 1, decimals.length());
    }

    /** A feature collection with a feature a line. */
    private static final class Features implements AutoCloseable {

        private final BufferedWriter writer;
        private boolean isBegun;

        Features(Path file) throws IOException {
            writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            writer.write("{\"type\":\"FeatureCollection\",\"features\":[\n");
        }

        void write(CharSequence rest) {
            try {
                writer.write(isBegun ? ",\n" : "");
                writer.write("{\"type\":\"Feature\",\"properties\":{");
                writer.append(rest);
                isBegun = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            writer.write("\n]}\n");
            writer.close();
        }
    }
}
