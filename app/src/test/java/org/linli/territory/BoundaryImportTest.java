package org.linli.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportOrder.PropertyNames;
import org.linli.territory.ImportReport.Counts;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.TerritoryImports.Progress;
import org.springframework.beans.factory.annotation.Autowired;

/** Each test draws its city where no other test draws. */
@LinliTest
class BoundaryImportTest {

    @Autowired
    TerritoryImports imports;

    @Autowired
    Territory territory;

    @Test
    void a_place_lies_in_the_smallest_unit_around_it() {
        String city = city();
        run(TerritorySamples.collection(
                TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 100.0, 30.0, 0.1),
                TerritorySamples.box("\"code\":\"%s02001001\"".formatted(city), 100.0, 30.0, 0.01),
                TerritorySamples.box(
                        "\"communityCode\":\"%s02001001\",\"number\":1".formatted(city), 100.0, 30.0, 0.005),
                TerritorySamples.box(
                        "\"communityCode\":\"%s02001001\",\"name\":\"校园网格\"".formatted(city), 100.005, 30.0, 0.005)));

        assertThat(name(100.001, 30.001)).isEqualTo("第 1 网格");
        assertThat(name(100.006, 30.001)).isEqualTo("校园网格");
        assertThat(name(100.001, 30.009)).isEqualTo("第一社区居委会");
        assertThat(name(100.05, 30.05)).isEqualTo("东区");
        assertThat(territory.locate(new LonLat(160.0, 30.0))).isEmpty();
    }

    @Test
    void grids_are_units_below_their_community_and_widen_its_subtree() {
        String city = city();
        run(TerritorySamples.collection(
                TerritorySamples.box("\"code\":\"%s02001001007\"".formatted(city), 100.2, 30.0, 0.01)));

        Unit grid = territory.findByCode(city + "02001001007").orElseThrow();
        assertThat(grid.name()).isEqualTo("第 7 网格");
        assertThat(grid.level()).isEqualTo("grid");
        assertThat(territory.listPath(grid.no()).getFirst().code()).isEqualTo(city);
        assertThat(territory
                        .numbersAtOrBelow(
                                territory.findByCode(city).orElseThrow().no())
                        .contains(grid.no()))
                .isTrue();
    }

    @Test
    void importing_a_map_again_changes_nothing() {
        String city = city();
        String map = TerritorySamples.collection(
                TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 100.4, 30.0, 0.1),
                TerritorySamples.box("\"community\":\"%s02001001\",\"no\":1".formatted(city), 100.4, 30.0, 0.01));
        run(map);

        assertThat(run(map).counts()).isEqualTo(new Counts(0, 0, 2, 0, 0));
    }

    @Test
    void a_redrawn_boundary_is_a_change() {
        String city = city();
        run(TerritorySamples.collection(TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 100.6, 30.0, 0.1)));

        ImportReport report = run(TerritorySamples.collection(
                TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 100.65, 30.0, 0.1)));

        assertThat(report.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
        assertThat(territory.locate(new LonLat(100.61, 30.05))).isEmpty();
    }

    @Test
    void a_border_that_crosses_itself_is_refused_and_the_others_come_in() {
        String city = city();
        String bowTie = """
                {"type":"Feature","id":"%s03","properties":{},"geometry":{"type":"Polygon","coordinates":
                 [[[100.8,30.0],[100.9,30.1],[100.9,30.0],[100.8,30.1],[100.8,30.0]]]}}
                """.formatted(city);

        ImportReport report = run(TerritorySamples.collection(
                bowTie, TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 101.0, 30.0, 0.1)));

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0));
        ImportReport.Row refused = report.rows().getFirst();
        assertThat(refused.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(refused.remarks()).contains(Refusal.of("territory.boundary.self-crossing", "100.85000, 30.05000"));
        assertThat(territory.findBoundary(
                        territory.findByCode(city + "03").orElseThrow().no()))
                .isEmpty();
    }

    @Test
    void a_boundary_away_from_what_is_above_it_is_pointed_out() {
        String city = city();
        ImportReport report = run(TerritorySamples.collection(
                TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 101.2, 30.0, 0.1),
                TerritorySamples.box("\"code\":\"%s02001\"".formatted(city), 111.2, 30.0, 0.01)));

        assertThat(report.rows().get(1).remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.key()).isEqualTo("territory.warning.far"));
    }

    @Test
    void overlaps_and_gaps_among_grids_are_summed_up() {
        String city = city();
        ImportReport report = run(TerritorySamples.collection(
                TerritorySamples.box("\"code\":\"%s02001001\"".formatted(city), 101.4, 30.0, 0.01),
                TerritorySamples.box("\"community\":\"%s02001001\",\"no\":1".formatted(city), 101.4, 30.0, 0.006),
                TerritorySamples.box("\"community\":\"%s02001001\",\"no\":2".formatted(city), 101.404, 30.0, 0.006)));

        assertThat(report.notices())
                .extracting(Refusal::key)
                .containsExactly("territory.notice.overlaps", "territory.notice.gaps");
    }

    @Test
    void features_nobody_can_place_are_refused_with_the_reason() {
        String city = city();
        ImportReport report = run(TerritorySamples.collection(
                TerritorySamples.box("\"code\":\"880101\"", 101.6, 30.0, 0.01),
                TerritorySamples.box("\"name\":\"无主网格\"", 101.6, 30.0, 0.01),
                TerritorySamples.box("\"community\":\"%s02001\",\"no\":1".formatted(city), 101.6, 30.0, 0.01),
                TerritorySamples.box("\"community\":\"%s02001001\"".formatted(city), 101.6, 30.0, 0.01),
                TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 101.6, 30.0, 0.01),
                TerritorySamples.box("\"code\":\"%s02000000\"".formatted(city), 101.6, 30.0, 0.01)));

        assertThat(report.rows().stream()
                        .map(row -> row.remarks().stream()
                                .map(remark -> remark.key().replace("territory.import.feature.", ""))
                                .collect(Collectors.joining()))
                        .toList())
                .containsExactly("unknown-code", "unmatched", "not-a-community", "no-name", "", "twice");
    }

    @Test
    void a_map_drawn_on_a_shifted_base_is_put_right() {
        String city = city();
        LonLat corner = CoordinateSystem.GCJ02.fromWgs84(new LonLat(101.8, 30.0));
        ImportOrder order = new ImportOrder.Boundaries(
                List.of(TerritorySamples.file(
                        "map.geojson",
                        TerritorySamples.collection(TerritorySamples.box(
                                "\"c\":\"%s02\"".formatted(city), corner.longitude(), corner.latitude(), 0.01)))),
                CoordinateSystem.GCJ02,
                null,
                new PropertyNames("c", null, null),
                false,
                null);

        imports.run(TerritorySamples.system(), order, Progress.SILENT).orThrow();

        int no = territory.findByCode(city + "02").orElseThrow().no();
        assertThat(territory
                        .findBoundary(no)
                        .orElseThrow()
                        .getEnvelopeInternal()
                        .getMinX())
                .isCloseTo(101.8, within(1e-5));
    }

    @Test
    void a_district_draws_below_itself_only() {
        String city = city();
        ImportReport report = imports.run(
                        TerritorySamples.staffAt(
                                territory,
                                territory.findByCode(city + "02").orElseThrow().no()),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 102.0, 30.0, 0.01),
                                TerritorySamples.box("\"code\":\"%s03\"".formatted(city), 102.1, 30.0, 0.01))),
                        Progress.SILENT)
                .orThrow()
                .report();

        assertThat(report.rows()).extracting(ImportReport.Row::verdict).containsExactly(Verdict.ADDED, Verdict.REFUSED);
    }

    @Test
    void a_thousand_grids_come_in_at_once() {
        String city = city();
        String features = IntStream.range(0, 1_000)
                .mapToObj(i -> TerritorySamples.box(
                        "\"community\":\"%s02001001\",\"no\":%d".formatted(city, i),
                        102.2 + (i % 40) * 0.001,
                        30.0 + Math.floorDiv(i, 40) * 0.001,
                        0.001))
                .collect(Collectors.joining(","));

        assertThat(run(TerritorySamples.collection(features)).counts().added()).isEqualTo(1_000);
        assertThat(name(102.2005, 30.0005)).isEqualTo("第 0 网格");
        assertThat(name(102.2395, 30.0245)).isEqualTo("第 999 网格");
    }

    @Test
    void the_districts_of_wuhai_are_drawn_from_the_real_map() throws IOException {
        SourceFile map =
                new SourceFile("wuhai.geojson", Files.readAllBytes(SharedData.find("boundaries/wuhai.geojson")));
        imports.run(
                        TerritorySamples.system(),
                        new ImportOrder.Divisions(
                                List.of(TerritorySamples.file(
                                        "areas.csv", "code,name\n150302,海勃湾区\n150303,海南区\n150304,乌达区\n")),
                                null,
                                Map.of(),
                                null),
                        Progress.SILENT)
                .orThrow();

        ImportReport asDrawn = wuhai(map, false);
        ImportReport repaired = wuhai(map, true);

        assertThat(asDrawn.rows())
                .filteredOn(row -> row.verdict() == Verdict.REFUSED)
                .singleElement()
                .satisfies(row -> assertThat(row.remarks())
                        .extracting(Refusal::key)
                        .contains("territory.boundary.self-crossing", "territory.boundary.repairable"));
        assertThat(repaired.counts().refused()).isZero();
        assertThat(territory.locate(new LonLat(106.822778, 39.691156)).map(Unit::code))
                .hasValueSatisfying(code -> assertThat(code).startsWith("150302"));
        assertThat(territory.locate(new LonLat(106.891424, 39.441364)).map(Unit::code))
                .hasValueSatisfying(code -> assertThat(code).startsWith("150303"));
        assertThat(territory.locate(new LonLat(106.726099, 39.505925)).map(Unit::code))
                .hasValueSatisfying(code -> assertThat(code).startsWith("150304"));
    }

    private ImportReport wuhai(SourceFile map, boolean acceptsRepairs) {
        ImportOrder order = new ImportOrder.Boundaries(
                List.of(map), CoordinateSystem.WGS84, null, PropertyNames.guessed(), acceptsRepairs, null);
        return imports.run(TerritorySamples.system(), order, Progress.SILENT)
                .orThrow()
                .report();
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

    private ImportReport run(String geoJson) {
        return imports.run(TerritorySamples.system(), TerritorySamples.boundaries(geoJson), Progress.SILENT)
                .orThrow()
                .report();
    }

    private String name(double longitude, double latitude) {
        return territory.locate(new LonLat(longitude, latitude)).map(Unit::name).orElse("");
    }
}
