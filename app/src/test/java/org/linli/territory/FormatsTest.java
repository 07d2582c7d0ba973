package org.linli.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportOrder.PropertyNames;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.MapFiles.Area;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.linli.territory.internal.basedata.BaseData;
import org.linli.territory.internal.boundaries.Boundaries;
import org.linli.territory.internal.boundaries.BoundaryPlan;
import org.linli.territory.internal.divisions.DivisionPlan;
import org.linli.territory.internal.divisions.Divisions;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: files of other programs in, base data out and in again (M01-02, M01-10, M03-14). */
@LinliTest
class FormatsTest {

    private static final Charset GBK = Charset.forName("GBK");

    @Autowired
    TerritoryImports imports;

    @Autowired
    Territory territory;

    @Autowired
    MapFeatures features;

    @Autowired
    BaseData baseData;

    @Autowired
    UnitWriter units;

    @Autowired
    JsonMapper json;

    @Test
    void a_shapefile_of_grids_becomes_grids() {
        String city = city();
        Map<String, byte[]> parts = MapFiles.shapefile(
                List.of(
                        new Area(city + "02001001001", "梧桐网格", List.of(MapFiles.box(97.0, 30.0, 0.001))),
                        new Area(city + "02001001002", "槐树网格", List.of(MapFiles.box(97.001, 30.0, 0.001)))),
                GBK);
        parts.put("地图/areas.prj", MapFiles.PRJ_WGS84.getBytes(StandardCharsets.US_ASCII));

        assertThat(run("grids.zip", MapFiles.zip(parts), null).counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));

        Unit grid = territory.findByCode(city + "02001001002").orElseThrow();
        assertThat(grid.name()).isEqualTo("槐树网格");
        assertThat(territory.locate(new LonLat(97.0015, 30.0005)).map(Unit::no)).contains(grid.no());
        for (Unit above : territory.listPath(grid.no())) {
            assertThat(territory.numbersAtOrBelow(above.no()).contains(grid.no()))
                    .isTrue();
        }
    }

    @Test
    void a_geopackage_of_boundaries_comes_in_whole_or_not_at_all() {
        String city = city();
        Area east = new Area(city + "02", "东区", List.of(MapFiles.box(97.2, 30.0, 0.1)));

        assertThat(run("map.gpkg", MapFiles.geoPackage(List.of(east), 4490), null)
                        .counts()
                        .added())
                .isEqualTo(1);
        assertThat(run("map.gpkg", MapFiles.geoPackage(List.of(east), 4490), null)
                        .counts()
                        .unchanged())
                .isEqualTo(1);
        assertThat(imports.run(
                        TerritorySamples.system(),
                        order("bad.gpkg", MapFiles.geoPackage(List.of(east), 4214), null),
                        Progress.SILENT))
                .isEqualTo(Outcome.refused("formats.foreign-crs", "bad.gpkg", "EPSG:4214"));
    }

    @Test
    void boundaries_traced_on_a_map_site_are_found_out_by_their_distance() {
        for (CoordinateSystem traced : List.of(CoordinateSystem.GCJ02, CoordinateSystem.BD09)) {
            String city = city();
            double west = traced == CoordinateSystem.GCJ02 ? 106.80 : 107.80;
            run("d.gpkg", MapFiles.geoPackage(List.of(area(city + "02", west, 39.6, 0.04)), 4326), null);
            List<Area> streets = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                double from = west + i * 0.02;
                streets.add(new Area(
                        city + "0200" + (i + 1),
                        "街道",
                        List.of(List.of(
                                moved(traced, from, 39.6),
                                moved(traced, from, 39.64),
                                moved(traced, from + 0.02, 39.64),
                                moved(traced, from + 0.02, 39.6),
                                moved(traced, from, 39.6)))));
            }

            ImportReport report = preview("s.gpkg", MapFiles.geoPackage(streets, 4326));

            assertThat(report.notices())
                    .filteredOn(notice -> notice.key().equals("formats.notice.datum"))
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.arguments()).first().isEqualTo("东区");
                        assertThat((Long) notice.arguments().get(1)).isBetween(300L, 1500L);
                        assertThat(notice.arguments().get(3))
                                .isEqualTo(traced == CoordinateSystem.GCJ02 ? "GCJ-02" : "BD-09");
                    });
            assertThat(run("s.gpkg", MapFiles.geoPackage(streets, 4326), traced).notices())
                    .extracting(Refusal::key)
                    .doesNotContain("formats.notice.datum");
        }
    }

    @Test
    void bad_drawings_are_refused_one_by_one_with_reason_and_the_good_one_comes_in() {
        String city = city();
        String code = city + "02";
        List<String> refused = List.of(
                feature(code, "Polygon", "[[[100,30],[100.1,30.1],[100.1,30],[100,30.1],[100,30]]]"),
                feature(code, "Polygon", "[[[30.00,100],[30.1,100],[30.1,100.1],[30.00,100]]]"),
                feature(code, "Polygon", "[[[100,30],[100.1,30]]]"),
                feature(code, "Polygon", "[[[1000,30],[1001,30],[1001,31],[1000,30]]]"),
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},\"geometry\":null}".formatted(code),
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"}}".formatted(code),
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"GeometryCollection\",\"geometries\":[]}]}}"
                        .formatted(code),
                feature(city + "021", "Polygon", "[[[100,30],[100.1,30],[100.1,30.1],[100,30]]]"),
                feature(
                        code,
                        "Polygon",
                        "[[[100,30],[100.1,30],[100.1,30.1],[100,30.1],[100,30]],[[101,31],[101.1,31],[101.1,31.1],[101,31]]]"));
        List<String> all = new ArrayList<>(refused);
        all.add(feature(code, "Polygon", "[[[98.0,30],[98.1,30],[98.1,30.1],[98.0,30.1]]]"));
        all.add(feature(code, "Polygon", "[[[98.0,30],[98.1,30],[98.1,30.1],[98.0,30.1],[98.0,30]]]"));

        ImportReport report = run(
                "map.geojson",
                TerritorySamples.collection(all.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8),
                null);

        assertThat(report.rows().stream()
                        .map(row -> row.verdict() + " "
                                + row.remarks().getFirst().key().replaceAll("^territory\\.", "")))
                .containsExactly(
                        "REFUSED boundary.self-crossing",
                        "REFUSED boundary.axes-swapped",
                        "REFUSED boundary.ring-not-closed",
                        "REFUSED boundary.coordinate-out-of-range",
                        "REFUSED import.geometry.missing",
                        "REFUSED import.geometry.missing",
                        "REFUSED import.geometry.no-area",
                        "REFUSED import.code.length",
                        "REFUSED boundary.hole-outside",
                        "ADDED boundary.ring-not-closed",
                        "REFUSED import.feature.twice");
    }

    @Test
    void kissing_parts_and_slivers_are_taken_with_a_word() {
        String city = city();
        String kissing = feature(
                city + "02",
                "MultiPolygon",
                "[[[[98.2,30],[98.3,30],[98.3,30.1],[98.2,30]]],[[[98.3,30.1],[98.4,30.1],[98.4,30.2],[98.3,30.1]]]]");
        // A centimetre wide, eleven kilometres long.
        String sliver = feature(
                city + "03", "Polygon", "[[[98.5,30],[98.5000001,30],[98.5000001,30.1],[98.5,30.1],[98.5,30]]]");

        ImportReport report =
                run("map.geojson", TerritorySamples.collection(kissing, sliver).getBytes(StandardCharsets.UTF_8), null);

        assertThat(report.rows()).extracting(ImportReport.Row::verdict).containsExactly(Verdict.ADDED, Verdict.ADDED);
        assertThat(report.rows().get(1).remarks()).extracting(Refusal::key).contains("territory.boundary.sliver");
    }

    @Test
    void numbers_that_are_none_stop_the_file_at_their_line() {
        String text = "{\"type\":\"FeatureCollection\",\"features\":[\n"
                + feature("1503", "Polygon", "[[[NaN,30],[100.1,30],[100.1,30.1],[100,30]]]") + "]}";

        Outcome<ImportReport> outcome = imports.preview(
                TerritorySamples.system(), order("nan.geojson", text.getBytes(StandardCharsets.UTF_8), null));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().key()).isEqualTo("territory.import.not-json");
            assertThat(refused.refusal().arguments()).element(1).isEqualTo(2);
        });
    }

    @Test
    void what_goes_out_as_base_data_comes_in_again_the_same() throws IOException {
        String city = city();
        run(
                "map.geojson",
                TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 98.6, 30.0, 0.1),
                                TerritorySamples.box("\"code\":\"%s02001001\"".formatted(city), 98.6, 30.0, 0.01),
                                TerritorySamples.box(
                                        "\"communityCode\":\"%s02001001\",\"name\":\"无码网格\"".formatted(city),
                                        98.6,
                                        30.0,
                                        0.005))
                        .getBytes(StandardCharsets.UTF_8),
                null);
        Unit east = territory.findByCode(city + "02").orElseThrow();
        Unit community = territory.findByCode(city + "02001001").orElseThrow();
        features.put(
                        TerritorySamples.system(),
                        community.no(),
                        MapFeatures.BUILDINGS,
                        List.of(new MapFeature(
                                "一号楼", "甲路1号", new LonLat(98.601, 30.001).toPoint(), Map.of("households", "12"))))
                .orThrow();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();

        BaseData.Written written = baseData.write(TerritorySamples.system(), baseData.today(), Optional.of(east), zip);

        Map<String, byte[]> parts = unzip(zip.toByteArray());
        JsonNode manifest = json.readTree(parts.get("manifest.json"));
        assertThat(written.boundaries()).isEqualTo(3);
        assertThat(written.places()).isEqualTo(1);
        assertThat(manifest.path("crs").asString()).isEqualTo("EPSG:4490");
        assertThat(manifest.path("units").asInt()).isEqualTo(6);
        manifest.path("files")
                .forEach(file -> assertThat(file.path("sha256").asString())
                        .isEqualTo(sha256(parts.get(file.path("name").asString()))));
        assertThat(new String(parts.get("places.csv"), StandardCharsets.UTF_8))
                .contains("buildings,一号楼,甲路1号," + community.code())
                .doesNotContain("households");

        SourceFile packed = new SourceFile("package.zip", zip.toByteArray());
        assertThat(imports.preview(
                                TerritorySamples.system(),
                                new ImportOrder.Divisions(List.of(packed), null, Map.of(), null))
                        .orThrow()
                        .counts())
                .isEqualTo(new Counts(0, 0, 6, 0, 0));
        assertThat(run("package.zip", zip.toByteArray(), null).counts()).isEqualTo(new Counts(0, 0, 3, 0, 0));
        assertComesIntoAnEmptyInstallation(packed, city);
    }

    private void assertComesIntoAnEmptyInstallation(SourceFile packed, String city) {
        UnitTree empty = new UnitTree(0, baseData.today(), List.of());
        DivisionPlan plan = Divisions.read(new ImportOrder.Divisions(List.of(packed), null, Map.of(), null))
                .orThrow()
                .plan(
                        empty,
                        units.levelNames(),
                        Map.of(),
                        NumberRanges.everything(),
                        baseData.today(),
                        grids -> Map.of());
        assertThat(plan.report().counts()).isEqualTo(new Counts(6, 0, 0, 0, 0));
        Map<String, Integer> numbers = new HashMap<>();
        List<UnitTree.Entry> entries = new ArrayList<>();
        for (DivisionPlan.NewUnit unit : plan.added()) {
            Unit here = territory.findByCode(unit.code()).orElseThrow();
            assertThat(unit.name()).isEqualTo(here.name());
            assertThat(unit.levelName()).isEqualTo(here.levelName());
            numbers.put(unit.code(), numbers.size() + 1);
            Integer parent = unit.parentCode() == null ? null : numbers.get(unit.parentCode());
            entries.add(new UnitTree.Entry(
                    new Unit(
                            numbers.get(unit.code()),
                            here.id(),
                            unit.level(),
                            unit.levelName(),
                            unit.code(),
                            unit.name(),
                            parent),
                    NumberRanges.of(List.of(numbers.get(unit.code()))),
                    baseData.today(),
                    null));
        }
        BoundaryPlan drawn = Boundaries.read(
                        new ImportOrder.Boundaries(List.of(packed), null, null, PropertyNames.guessed(), false, null))
                .orThrow()
                .plan(
                        new UnitTree(1, baseData.today(), entries),
                        BoundaryIndex.none(baseData.today()),
                        NumberRanges.everything(),
                        baseData.today());
        assertThat(drawn.report().counts()).isEqualTo(new Counts(3, 0, 0, 0, 0));
        assertThat(drawn.grids())
                .singleElement()
                .satisfies(grid -> assertThat(grid.name()).isEqualTo("无码网格"));
        drawn.boundaries().forEach(boundary -> {
            Unit unit = entries.get(boundary.unitNo() - 1).unit();
            Geometry here = territory
                    .findBoundary(
                            territory.findByCode(unit.code()).orElseThrow().no())
                    .orElseThrow();
            assertThat(boundary.shape().equalsExact(here)).isTrue();
        });
        assertThat(drawn.boundaries()).hasSize(2);
        assertThat(city).isEqualTo(entries.getFirst().unit().code());
    }

    private static Coordinate moved(CoordinateSystem system, double longitude, double latitude) {
        LonLat place = system.fromWgs84(new LonLat(longitude, latitude));
        return new Coordinate(place.longitude(), place.latitude());
    }

    private static Area area(String code, double west, double south, double size) {
        return new Area(code, "东区", List.of(MapFiles.box(west, south, size)));
    }

    private static String feature(String code, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}"
                .formatted(code, type, coordinates);
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String city() {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
        return city;
    }

    private ImportReport run(String name, byte[] content, @Nullable CoordinateSystem datum) {
        return imports.run(TerritorySamples.system(), order(name, content, datum), Progress.SILENT)
                .orThrow()
                .report();
    }

    private ImportReport preview(String name, byte[] content) {
        return imports.preview(TerritorySamples.system(), order(name, content, null))
                .orThrow();
    }

    private static ImportOrder order(String name, byte[] content, @Nullable CoordinateSystem datum) {
        return new ImportOrder.Boundaries(
                List.of(new SourceFile(name, content)), datum, null, PropertyNames.guessed(), false, null);
    }
}
