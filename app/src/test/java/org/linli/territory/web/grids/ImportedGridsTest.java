package org.linli.territory.web.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.LonLat;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportOrder;
import org.linli.territory.ImportReport;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: grids that come in a file are checked like drawn ones, and told, not kept out (M01-03, M01-10). */
@LinliTest
class ImportedGridsTest {

    private static final double SIZE = 0.01;

    @Autowired
    TestStaff staff;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    MapFeatures features;

    @Autowired
    JdbcClient jdbc;

    private String code;
    private double west;

    @BeforeEach
    void found() {
        String city = TerritorySamples.newCityCode();
        code = city + "02001001";
        west = 80 + Integer.parseInt(city) % 1000 * 0.05;
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
    }

    private String community() {
        return TerritorySamples.box("\"code\":\"" + code + "\"", west, 50, SIZE);
    }

    private String grid(int number, double from, String more) {
        return TerritorySamples.box(
                "\"code\":\"%s00%d\",\"name\":\"%d格\"%s".formatted(code, number, number, more),
                west + from * SIZE,
                50,
                SIZE);
    }

    private List<String> preview(String... features) {
        ImportOrder order = TerritorySamples.boundaries(TerritorySamples.collection(features));
        ImportReport report = imports.preview(TerritorySamples.system(), order).orThrow();
        return report.notices().stream().map(Refusal::key).toList();
    }

    private void run(String... features) {
        ImportReport report = imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(features)),
                        Progress.SILENT)
                .orThrow()
                .report();
        assertThat(report.counts().refused()).isZero();
    }

    @Test
    void what_the_checker_finds_is_told_by_community_before_anything_is_written() {
        assertThat(preview(community(), grid(1, 0, ""), grid(2, 0.8, "")))
                .containsExactly("territory.notice.overlaps", "grids.import.outside", "grids.import.flawed");
        assertThat(territory.findByCode(code + "001")).isEmpty();
    }

    @Test
    void every_community_is_checked_however_many_there_are() {
        String street = code.substring(0, 9);
        int many = 220;
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(IntStream.rangeClosed(1, many)
                                .mapToObj(number -> "%s%03d,第%d社区居委会\n".formatted(street, 200 + number, number))
                                .collect(Collectors.joining("", "code,name\n", ""))),
                        Progress.SILENT)
                .orThrow();
        String[] flawed = IntStream.rangeClosed(1, many)
                .mapToObj(number -> street + (200 + number))
                .flatMap(community -> {
                    double from = west + Integer.parseInt(community.substring(9)) * 0.01;
                    return Stream.of(
                            TerritorySamples.box("\"code\":\"" + community + "\"", from, 51, 0.001),
                            TerritorySamples.box(
                                    "\"code\":\"%s001\",\"name\":\"甲\"".formatted(community), from, 51, 0.001),
                            TerritorySamples.box(
                                    "\"code\":\"%s002\",\"name\":\"甲\"".formatted(community), from, 51, 0.001));
                })
                .toArray(String[]::new);

        ImportReport report = imports.preview(
                        TerritorySamples.system(), TerritorySamples.boundaries(TerritorySamples.collection(flawed)))
                .orThrow();

        assertThat(report.notices())
                .contains(
                        Refusal.of("grids.import.flawed", (long) many),
                        Refusal.of("grids.import.unsaid", many, many - 200));
    }

    @Test
    void grids_that_are_sound_are_not_talked_about() {
        assertThat(preview(community(), grid(1, 0, ""))).isEmpty();
    }

    @Test
    void one_grid_that_does_not_fill_its_community_leaves_a_gap() {
        assertThat(preview(
                        community(),
                        TerritorySamples.box("\"code\":\"%s001\",\"name\":\"一格\"".formatted(code), west, 50, 0.004)))
                .containsExactly("territory.notice.gaps", "grids.import.flawed");
    }

    @Test
    void households_out_of_the_range_that_is_asked_for_are_told() {
        run(community());
        int no = territory.findByCode(code).orElseThrow().no();
        jdbc.sql("""
                        INSERT INTO grid_policy (unit_no, valid, fewest_households, most_households, tolerance_m, street_m,
                                                 share_along, reason, basis, entered_by, entered_at)
                        VALUES (:no, '[2021-01-01,)', 1, 2, 0.05, 20, 0.8, '小格', '测试', '测试员', now())
                        """).param("no", no).update();
        features.put(
                        TerritorySamples.system(),
                        no,
                        MapFeatures.BUILDINGS,
                        List.of(new MapFeature(
                                "一号楼",
                                null,
                                new LonLat(west + SIZE / 2, 50 + SIZE / 2).toPoint(),
                                Map.of("households", "40"))))
                .orThrow();

        assertThat(preview(grid(1, 0, ""))).containsExactly("grids.import.households");
    }

    @Test
    void flawed_grids_come_in_all_the_same_and_their_page_says_so() {
        run(community(), grid(1, 0, ""), grid(2, 0.8, ""));

        Unit community = territory.findByCode(code).orElseThrow();
        Visitor planner = staff.signedIn(staff.permitted(Set.of("territory.grids"), community.no()));
        assertThat(planner.get("/grids/" + community.no()).body()).contains("现有网格有错误", "1格与2格重叠", "新拟一个划分方案可以改正");
    }

    @Test
    void a_file_may_say_what_a_dedicated_grid_is_for() {
        run(community(), grid(1, 0, ",\"专属网格\":\"学校\""), grid(2, 0.8, ",\"dedicatedTo\":\"MARKET\""));

        assertThat(useOf(1)).containsExactly("SCHOOL");
        assertThat(useOf(2)).containsExactly("MARKET");
    }

    @Test
    void other_words_under_a_use_say_nothing_about_grids() {
        run(community(), grid(1, 0, ",\"use\":\"residential\""));

        assertThat(useOf(1)).isEmpty();
    }

    private List<String> useOf(int number) {
        return jdbc.sql("SELECT use FROM grid_use WHERE unit_no = :no")
                .param(
                        "no",
                        territory.findByCode(code + "00" + number).orElseThrow().no())
                .query(String.class)
                .list();
    }
}
