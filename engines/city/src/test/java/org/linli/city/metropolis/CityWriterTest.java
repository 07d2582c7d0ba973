package org.linli.city.metropolis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.geo.GridArea;
import org.linli.geo.GridLocator;
import org.linli.geo.Lattice;
import org.linli.geo.LonLat;
import org.linli.geo.code.DivisionCodes;
import org.linli.geo.code.UnitGridCode;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class CityWriterTest {

    private static final long SEED = 20261125;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_grids_of_a_city_are_a_coverage_of_it_and_so_are_all_levels() throws IOException {
        CityWriter.Summary summary = CityWriter.write(CitySize.WUHAI, SEED, Optional.empty(), folder);
        assertThat(summary.districts()).isEqualTo(3);
        assertThat(summary.streets()).isEqualTo(20);
        assertThat(summary.communities()).isEqualTo(120);
        assertThat(summary.grids()).isEqualTo(800);
        assertThat((double) summary.households()).isCloseTo(220_000, within(80_000.0));
        Polygon city = polygons("city.geojson").getFirst();
        for (String level : List.of("districts", "streets", "communities", "grids")) {
            Geometry[] shapes = polygons(level + ".geojson").toArray(Geometry[]::new);
            assertThat(shapes).as(level).allMatch(Geometry::isValid);
            assertThat(CoverageValidator.isValid(shapes))
                    .as("seed %d, %s", SEED, level)
                    .isTrue();
            assertThat(CoverageUnion.union(shapes).norm().equalsExact(city.norm()))
                    .as("seed %d, %s", SEED, level)
                    .isTrue();
        }
    }

    @Test
    void codes_are_unique_and_below_their_parents_and_raise_no_warning() throws IOException {
        CityWriter.write(CitySize.WUHAI, SEED, Optional.empty(), folder);
        Map<String, String> names = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("divisions.csv")).stream()
                .skip(1)
                .toList()) {
            String[] fields = line.split(",", -1);
            assertThat(names.put(fields[0], fields[1])).as(fields[0]).isNull();
            Optional<String> parent = Optional.of(fields[2]).filter(code -> !code.isEmpty());
            assertThat(parent).as(line).matches(code -> code.isEmpty() || names.containsKey(code.get()));
            assertThat(DivisionCodes.check(fields[0], fields[1], parent))
                    .as(line)
                    .isEmpty();
        }
        List<String> grids = values("grids.geojson", "code");
        assertThat(grids)
                .doesNotHaveDuplicates()
                .allMatch(code -> UnitGridCode.find(code)
                        .filter(grid -> names.containsKey(grid.community()))
                        .isPresent());
    }

    @Test
    void every_building_stands_in_the_grid_that_its_line_names() throws IOException {
        CityWriter.Summary summary = CityWriter.write(CitySize.SMALL, SEED, Optional.empty(), folder);
        assertThat(summary.grids()).isEqualTo(8);
        assertThat(summary.buildings()).isGreaterThan(50);
        List<GridArea> areas = new ArrayList<>();
        List<Polygon> grids = polygons("grids.geojson");
        for (int i = 0; i < grids.size(); i++) {
            areas.add(new GridArea(i, grids.get(i)));
        }
        GridLocator locator = GridLocator.of(areas);
        List<String> codes = values("grids.geojson", "code");
        List<String> ofBuildings = values("buildings.geojson", "grid");
        List<Polygon> buildings = polygons("buildings.geojson");
        for (int i = 0; i < buildings.size(); i++) {
            for (Coordinate corner : buildings.get(i).getCoordinates()) {
                int grid = locator.locate(LonLat.of(corner)).orElseThrow();
                assertThat(codes.get(grid)).isEqualTo(ofBuildings.get(i));
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_one_another_city() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            CityWriter.write(
                    CitySize.SMALL, name.equals("c") ? SEED + 1 : SEED, Optional.empty(), folder.resolve(name));
        }
        try (var files = Files.list(folder.resolve("a"))) {
            for (Path file : new TreeSet<>(files.toList())) {
                String name = file.getFileName().toString();
                assertThat(Files.mismatch(file, folder.resolve("b").resolve(name)))
                        .as(name)
                        .isEqualTo(-1);
            }
        }
        assertThat(Files.mismatch(folder.resolve("a/grids.geojson"), folder.resolve("c/grids.geojson")))
                .isNotNegative();
    }

    @Test
    void many_seeds_can_be_drawn() throws IOException {
        for (long seed = SEED; seed < SEED + 25; seed++) {
            assertThat(CityWriter.write(CitySize.SMALL, seed, Optional.empty(), folder)
                            .grids())
                    .as("seed %d", seed)
                    .isEqualTo(8);
            assertThat(CoverageValidator.isValid(polygons("grids.geojson").toArray(Geometry[]::new)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void districts_of_a_real_boundary_keep_their_names_and_codes() throws IOException {
        Path boundary = folder.resolve("boundary.geojson");
        Files.writeString(boundary, """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "properties": {"adcode": 150302, "name": "海勃湾\\u533a"}, "geometry": {"type": "Polygon",
                    "coordinates": [[[106.7, 39.6], [106.9, 39.6], [106.9, 39.8], [106.75, 39.85], [106.7, 39.6]]]}},
                  {"type": "Feature", "properties": {"adcode": 150303, "name": "海南区"}, "geometry": {"type": "MultiPolygon",
                    "coordinates": [[[[106.7, 39.6], [106.7, 39.4], [106.95, 39.35], [106.9, 39.6], [106.7, 39.6]]]]}}]}
                """);
        Path out = folder.resolve("out");
        CityWriter.Summary summary = CityWriter.write(CitySize.WUHAI, SEED, Optional.of(boundary), out);
        assertThat(summary.districts()).isEqualTo(2);
        assertThat(summary.grids()).isEqualTo(800);
        assertThat(Files.readString(out.resolve("divisions.csv")))
                .contains("1503,乌海市,\n", "150302,海勃湾区,1503\n", "150303,海南区,1503\n");
        assertThat(CoverageValidator.isValid(
                        polygons(out.resolve("grids.geojson")).toArray(Geometry[]::new)))
                .isTrue();
    }

    @Test
    void the_command_says_how_it_is_used_and_what_it_wrote() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream figures = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream remarks = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertThat(Generate.run(List.of("--city", "atlantis", "--out", "x"), figures, remarks))
                .isEqualTo(2);
        assertThat(Generate.run(
                        List.of("--city", "small", "--boundary", "nowhere.geojson", "--out", folder.toString()),
                        figures,
                        remarks))
                .isEqualTo(1);
        assertThat(Generate.run(
                        List.of("--city", "small", "--seed", "7", "--out", folder.toString()), figures, remarks))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"grids\":8");
    }

    private List<Polygon> polygons(String name) throws IOException {
        return polygons(folder.resolve(name));
    }

    private static List<Polygon> polygons(Path file) throws IOException {
        List<Polygon> polygons = new ArrayList<>();
        for (Object feature : (List<?>) ((Map<?, ?>) Json.read(Files.readString(file))).get("features")) {
            Map<?, ?> geometry = (Map<?, ?>) ((Map<?, ?>) feature).get("geometry");
            List<?> shell = (List<?>) ((List<?>) geometry.get("coordinates")).getFirst();
            polygons.add(Lattice.FACTORY.createPolygon(shell.stream()
                    .map(point -> (List<?>) point)
                    .map(point -> new Coordinate((Double) point.get(0), (Double) point.get(1)))
                    .toArray(Coordinate[]::new)));
        }
        return polygons;
    }

    private List<String> values(String name, String property) throws IOException {
        List<String> values = new ArrayList<>();
        Object document = Json.read(Files.readString(folder.resolve(name)));
        for (Object feature : (List<?>) ((Map<?, ?>) document).get("features")) {
            values.add((String) ((Map<?, ?>) ((Map<?, ?>) feature).get("properties")).get(property));
        }
        return values;
    }
}
