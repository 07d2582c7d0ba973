package org.linli.territory.internal.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportOrder.PropertyNames;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.MapFiles;
import org.linli.territory.MapFiles.Area;
import org.linli.territory.SourceFile;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.UnitTree;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** FEATURE UNDER TEST: maps in the formats of other programs, honest ones and others. */
class MapFormatsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final Charset GBK = Charset.forName("GBK");
    private static final Area EAST = new Area("880102", "东区", List.of(MapFiles.box(106.8, 39.6, 0.1)));
    private static final Area WEST = new Area("880103", "西区", List.of(MapFiles.box(106.7, 39.6, 0.1)));

    @Test
    void a_shapefile_is_read_in_gbk_and_in_utf8_with_or_without_a_code_page() {
        for (Charset charset : List.of(GBK, StandardCharsets.UTF_8)) {
            for (boolean isNamed : List.of(true, false)) {
                Map<String, byte[]> parts = shapefile(MapFiles.PRJ_WGS84, charset, EAST, WEST);
                if (isNamed) {
                    parts.put("地图/areas.cpg", charset.name().getBytes(StandardCharsets.US_ASCII));
                }

                ImportReport report = plan(MapFiles.zip(parts), null).report();

                assertThat(report.rows()).extracting(ImportReport.Row::verdict).containsOnly(Verdict.ADDED);
                // A name that was read wrongly would be pointed out as another name.
                assertThat(report.rows())
                        .allSatisfy(row -> assertThat(row.remarks()).isEmpty());
            }
        }
    }

    @Test
    void holes_of_a_shapefile_find_their_shell() {
        List<Coordinate> hole = MapFiles.box(106.83, 39.63, 0.02).reversed();
        Area ring = new Area(
                "880102", "东区", List.of(hole, MapFiles.box(106.9, 39.6, 0.01), MapFiles.box(106.8, 39.6, 0.09)));

        Geometry shape = shape(plan(MapFiles.zip(shapefile(MapFiles.PRJ_WGS84, GBK, ring)), null));

        assertThat(shape.getNumGeometries()).isEqualTo(2);
        assertThat(shape.getArea()).isCloseTo(0.09 * 0.09 - 0.02 * 0.02 + 0.01 * 0.01, within(1e-9));
    }

    @Test
    void metres_of_a_zone_become_degrees() {
        // 39° 39′ N 106° 48′ E in the zone of 108° E, by the program that defines the projection (PROJ).
        Area box = new Area("880102", "东区", List.of(MapFiles.box(36_397_004.698, 4_391_356.368, 1000)));

        Envelope east = shape(plan(MapFiles.zip(shapefile(MapFiles.PRJ_ZONE_36, GBK, box)), null))
                .getEnvelopeInternal();

        assertThat(east.getMinX()).isCloseTo(106.8, within(2e-4));
        assertThat(east.getMinY()).isCloseTo(39.65, within(2e-4));
        BoundaryPlan inPackage = plan(MapFiles.geoPackage(List.of(box), 4524), null);
        assertThat(shape(inPackage).getEnvelopeInternal().getMaxX()).isEqualTo(east.getMaxX());
    }

    @Test
    void a_foreign_system_is_refused_by_its_name_and_a_missing_one_asked_for() {
        assertThat(refusal(MapFiles.zip(shapefile(MapFiles.PRJ_XIAN, GBK, EAST))))
                .isEqualTo(Refusal.of("formats.foreign-crs", "地图/areas.shp", "GCS_Xian_1980"));
        assertThat(refusal(MapFiles.geoPackage(List.of(EAST), 4214)).arguments())
                .contains("EPSG:4214");
        byte[] unstated = MapFiles.zip(MapFiles.shapefile(List.of(EAST), GBK));
        assertThat(refusal(unstated).key()).isEqualTo("formats.shp.no-prj");

        assertThat(plan(unstated, CoordinateSystem.WGS84).boundaries()).hasSize(1);
    }

    @Test
    void what_was_traced_on_a_map_site_is_moved_back_whatever_the_file_says() {
        LonLat shifted = CoordinateSystem.GCJ02.fromWgs84(new LonLat(106.8, 39.6));
        Area traced = new Area("880102", "东区", List.of(MapFiles.box(shifted.longitude(), shifted.latitude(), 0.1)));

        BoundaryPlan plan = plan(MapFiles.zip(shapefile(MapFiles.PRJ_WGS84, GBK, traced)), CoordinateSystem.GCJ02);

        assertThat(shape(plan).getEnvelopeInternal().getMinX()).isCloseTo(106.8, within(1e-4));
    }

    @Test
    void damaged_shapefiles_are_refused_with_the_place() {
        Map<String, byte[]> parts = shapefile(MapFiles.PRJ_WGS84, GBK, EAST, WEST);
        assertThat(refusal(with(parts, "地图/areas.shp", shp -> Arrays.copyOf(shp, shp.length - 30))))
                .isEqualTo(Refusal.of("formats.shp.damaged", "map", "地图/areas.shp", 2));
        assertThat(refusal(with(parts, "地图/areas.shp", shp -> put(shp, 100 + 8 + 36, 0x7FFFFFFF)))
                        .key())
                .isEqualTo("formats.shp.damaged");
        assertThat(refusal(with(parts, "地图/areas.dbf", dbf -> put(dbf, 4, 0x40_42_0F_00)))
                        .key())
                .isEqualTo("formats.dbf.damaged");
        assertThat(refusal(with(parts, "地图/areas.dbf", dbf -> put(dbf, 10, 0))).key())
                .isEqualTo("formats.dbf.damaged");
        assertThat(refusal(with(parts, "地图/areas.dbf", dbf -> new byte[0])).key())
                .isEqualTo("formats.dbf.damaged");
        parts.put(
                "地图/areas.dbf",
                MapFiles.shapefile(List.of(EAST, WEST, EAST), GBK).get("地图/areas.dbf"));
        assertThat(refusal(MapFiles.zip(parts)).key()).isEqualTo("formats.shp.rows-differ");
        parts.remove("地图/areas.dbf");
        assertThat(refusal(MapFiles.zip(parts)).key()).isEqualTo("formats.shp.no-dbf");
        assertThat(refusal(MapFiles.shapefile(List.of(EAST), GBK).get("地图/areas.shp"))
                        .key())
                .isEqualTo("formats.shp.alone");
    }

    @Test
    void a_ring_of_too_many_points_is_passed_over() {
        Coordinate[] many = new Coordinate[60_001];
        Arrays.setAll(many, i -> new Coordinate(106.8 + i * 1e-7, 39.6 + (i % 2) * 1e-7));
        Area endless = new Area("880102", "东区", List.of(List.of(many)));

        ImportReport report = plan(MapFiles.zip(shapefile(MapFiles.PRJ_WGS84, GBK, endless, WEST)), null)
                .report();

        assertThat(report.rows()).extracting(ImportReport.Row::verdict).containsExactly(Verdict.REFUSED, Verdict.ADDED);
        assertThat(report.rows().getFirst().remarks())
                .extracting(Refusal::key)
                .containsExactly("territory.boundary.too-many-vertices");
    }

    @Test
    void a_geopackage_gives_its_areas() {
        BoundaryPlan plan = plan(MapFiles.geoPackage(List.of(EAST, WEST), 4490), null);

        assertThat(plan.report().rows()).extracting(ImportReport.Row::code).containsExactly("880102", "880103");
        assertThat(shape(plan).equalsTopo(EAST.polygon())).isTrue();
    }

    @Test
    void triggers_of_a_geopackage_do_not_run_and_views_are_not_read() {
        byte[] armed = MapFiles.geoPackage(
                List.of(EAST), 4326, "CREATE TRIGGER t AFTER INSERT ON areas BEGIN DELETE FROM areas; END");
        assertThat(plan(armed, null).boundaries()).hasSize(1);

        byte[] view = MapFiles.geoPackage(
                List.of(EAST),
                4326,
                "ALTER TABLE areas RENAME TO hidden",
                "CREATE VIEW areas AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
        assertThat(refusal(view)).isEqualTo(Refusal.of("formats.gpkg.view", "map", "areas"));
    }

    @Test
    void other_and_broken_databases_are_refused() {
        byte[] other = MapFiles.geoPackage(List.of(EAST), 4326, "PRAGMA application_id = 0");
        assertThat(refusal(other).key()).isEqualTo("formats.gpkg.not-one");
        assertThat(refusal(MapFiles.geoPackage(List.of(EAST), 4326, "DROP TABLE gpkg_contents"))
                        .key())
                .isEqualTo("formats.gpkg.not-one");
        assertThat(refusal(MapFiles.geoPackage(List.of(EAST), 0)).key()).isEqualTo("formats.gpkg.no-crs");
        byte[] whole = MapFiles.geoPackage(List.of(EAST), 4326);
        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2)).key()).startsWith("formats.gpkg.");
        Arrays.fill(whole, 4096, 8192, (byte) 0xA5);
        assertThat(refusal(whole).key()).startsWith("formats.gpkg.");
        ImportReport report = plan(
                        MapFiles.geoPackage(List.of(EAST), 4326, "UPDATE areas SET geom = x'475000FFFF'"), null)
                .report();
        assertThat(report.rows().getFirst().remarks())
                .extracting(Refusal::key)
                .containsExactly("formats.gpkg.geometry");
    }

    @Test
    void archives_that_lead_out_or_hold_no_map_are_refused() {
        assertThat(refusal(MapFiles.zip(Map.of("../areas.shp", new byte[200]))).key())
                .isEqualTo("formats.zip.path");
        assertThat(refusal(MapFiles.zip(Map.of("C:\\areas.shp", new byte[200]))).key())
                .isEqualTo("formats.zip.path");
        assertThat(refusal(MapFiles.zip(Map.of("readme.txt", new byte[200]))).key())
                .isEqualTo("formats.zip.no-map");
        assertThat(refusal(MapFiles.zip(Map.of())).key()).isEqualTo("formats.zip.empty");
        byte[] broken = MapFiles.zip(shapefile(MapFiles.PRJ_WGS84, GBK, EAST));
        assertThat(refusal(Arrays.copyOf(broken, broken.length - 40)).key()).isEqualTo("formats.zip.damaged");
        byte[] geoJson = """
                {"type":"Feature","properties":{"code":"880102","name":"东区"},
                 "geometry":{"type":"Polygon","coordinates":[[[106.8,39.6],[106.9,39.6],[106.9,39.7],[106.8,39.6]]]}}
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(plan(MapFiles.zip(Map.of("a/b.geojson", geoJson)), null).boundaries())
                .hasSize(1);
    }

    @Test
    void values_that_are_no_numbers_are_refused_with_their_drawing() {
        Area nowhere = new Area(
                "880102",
                "东区",
                List.of(List.of(
                        new Coordinate(106.8, Double.NaN),
                        new Coordinate(106.9, 39.7),
                        new Coordinate(106.9, 39.6),
                        new Coordinate(106.8, Double.NaN))));

        for (String projection : List.of(MapFiles.PRJ_WGS84, MapFiles.PRJ_ZONE_36)) {
            ImportReport report = plan(MapFiles.zip(shapefile(projection, GBK, nowhere)), null)
                    .report();
            assertThat(report.rows()).extracting(ImportReport.Row::verdict).containsExactly(Verdict.REFUSED);
        }
    }

    private static Map<String, byte[]> shapefile(String projection, Charset charset, Area... areas) {
        Map<String, byte[]> parts = MapFiles.shapefile(List.of(areas), charset);
        parts.put("地图/areas.prj", projection.getBytes(StandardCharsets.US_ASCII));
        return parts;
    }

    private static byte[] with(Map<String, byte[]> parts, String name, UnaryOperator<byte[]> change) {
        Map<String, byte[]> changed = new TreeMap<>(parts);
        changed.put(name, change.apply(parts.get(name).clone()));
        return MapFiles.zip(changed);
    }

    private static byte[] put(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).putInt(at, value);
        return bytes;
    }

    private static Refusal refusal(byte[] content) {
        return switch (read(content, null)) {
            case Outcome.Refused<Boundaries> refused -> refused.refusal();
            case Outcome.Done<Boundaries> done -> Refusal.of("read");
        };
    }

    private static BoundaryPlan plan(byte[] content, @Nullable CoordinateSystem datum) {
        return read(content, datum).orThrow().plan(tree(), BoundaryIndex.none(DAY), NumberRanges.everything(), DAY);
    }

    private static Outcome<Boundaries> read(byte[] content, @Nullable CoordinateSystem datum) {
        return Boundaries.read(new ImportOrder.Boundaries(
                List.of(new SourceFile("map", content)), datum, null, PropertyNames.guessed(), false, null));
    }

    private static Geometry shape(BoundaryPlan plan) {
        return plan.boundaries().getFirst().shape();
    }

    private static UnitTree tree() {
        return new UnitTree(
                1,
                DAY,
                List.of(
                        entry(1, "8801", "测试市", null),
                        entry(2, EAST.code(), EAST.name(), 1),
                        entry(3, WEST.code(), WEST.name(), 1)));
    }

    private static UnitTree.Entry entry(int no, String code, String name, @Nullable Integer parentNo) {
        return new UnitTree.Entry(
                new Unit(no, new UUID(1, no), parentNo == null ? "city" : "district", "区", code, name, parentNo),
                NumberRanges.of(List.of(no)),
                DAY,
                null);
    }
}
