package org.linli.territory.web.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.incidents.TestTown;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.Operation.Staff;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.web.structure.StructureFigures;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: a unit shows what it came from, a code is found in any year, and any figure under any structure. */
@LinliTest
class LineagePagesTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    StructureFigures figures;

    @Autowired
    TestTown towns;

    @Autowired
    Territory territory;

    private String city;
    private int east;
    private int first;
    private int second;
    private LocalDate yesterday;
    private Visitor reader;

    @BeforeEach
    void reorganise() {
        city = reorganisation.oldCity();
        east = no(city + "02");
        first = no(city + "02001001");
        second = no(city + "02002001");
        yesterday = reorganisation.today().minusDays(1);
        towns.report(first, "第一社区的一件");
        towns.report(first, "第一社区的又一件");
        towns.report(second, "第二社区的一件");
        reorganisation.carryOut(
                east,
                new Operation.AbolishLevel("street", east, Staff.DOWN),
                new Operation.Merge(List.of(first, second), "大社区", city + "02400001"));
        reader = staff.signedIn(staff.permitted(Set.of("territory.browse", "incidents.list", "incidents.count"), null));
    }

    @Test
    void a_unit_that_ended_tells_who_took_over_and_the_new_one_what_it_came_from() {
        String ended = reader.get("/units/" + first).body();
        String opened = reader.get("/units/" + no(city + "02400001")).body();

        assertThat(ended).contains("这个辖区已于 " + reorganisation.today(), "由 大社区 承接", "合并");
        assertThat(opened).contains("第一社区居委会", "第二社区居委会", "class=\"river__stream\"");
    }

    @Test
    void the_river_marks_a_day_and_what_stood_on_it() {
        String page = "/units/" + no(city + "02400001") + "/lineage";

        String then = reader.get(page + "?asOf=" + yesterday).body();
        String now = reader.get(page).body();

        assertThat(then)
                .contains("<title>第一社区居委会 ", "river__band is-standing", "river__band is-centre\"")
                .contains("data-days=\"" + yesterday + " " + reorganisation.today() + "\"", "name=\"asOf\"")
                .contains(yesterday + " 这一天，在它位置上的是")
                .containsPattern("/units/" + first + "\">第一社区居委会</a>");
        assertThat(now).contains("river__band is-centre is-standing").doesNotContain("river__band is-standing");
        assertThat(reader.get("/units/" + no(city + "03") + "/lineage").body()).contains("没有变更记录");
        assertThat(reader.get(page + "?asOf=morgen").status()).isEqualTo(400);
        assertThat(reader.get("/units/999999999/lineage").status()).isEqualTo(404);
    }

    @Test
    void a_unit_is_found_by_the_name_and_the_code_it_had() {
        String byCode = reader.get("/units?q=" + city + "02001001").body();

        assertThat(byCode).contains("曾用 " + city + "02001001", "/units/" + first);
    }

    @Test
    void the_tree_is_shown_as_it_was_on_any_day() {
        assertThat(reader.get("/units/" + east + "/branch?asOf=" + yesterday, "HX-Request", "true")
                        .body())
                .contains("前街街道", "后街街道");
        assertThat(reader.get("/units/" + east + "/branch", "HX-Request", "true")
                        .body())
                .contains("大社区")
                .doesNotContain("前街街道");
        assertThat(reader.get("/units?asOf=" + yesterday).body()).contains("不是今天的", "asOf=" + yesterday);
        assertThat(reader.get("/units?asOf=31.12.2026").status()).isEqualTo(400);
    }

    @Test
    void machines_resolve_units_and_codes_forwards_and_backwards() {
        Visitor anybody = staff.visitor();
        String old = city + "02001001";

        assertThat(anybody.get("/api/v1/units?code=" + old).body()).contains("\"name\":\"大社区\"", "\"share\":1.0");
        assertThat(anybody.get("/api/v1/units?code=" + old + "&asOf=" + yesterday)
                        .body())
                .contains("第一社区居委会");
        assertThat(anybody.get("/api/v1/units?code=" + city + "02400001&asOf=" + yesterday)
                        .body())
                .contains("第一社区居委会", "第二社区居委会");
        assertThat(anybody.get("/api/v1/units/" + first + "/lineage").body())
                .contains("\"kind\":\"MERGE\"", "\"to\":\"" + reorganisation.today() + "\"");
        assertThat(anybody.get("/api/v1/units/999999999/lineage").status()).isEqualTo(404);
    }

    @Test
    void the_same_incidents_are_counted_under_the_old_and_the_new_structure() {
        var everywhere = TerritorySamples.staffEverywhere("incidents.list", "incidents.count");
        LocalDate tomorrow = reorganisation.today().plusDays(1);

        var now = figures.of(
                everywhere, territory.getUnit(east), TestReorganisation.LONG_AGO, tomorrow, reorganisation.today());
        var then = figures.of(everywhere, territory.getUnit(east), TestReorganisation.LONG_AGO, tomorrow, yesterday);

        assertThat(now.rows())
                .extracting(row -> row.unit().name(), row -> row.values().getFirst())
                .containsExactly(tuple("东区", 0L), tuple("大社区", 3L));
        assertThat(then.rows())
                .extracting(row -> row.unit().name(), row -> row.values().getFirst())
                .containsExactly(tuple("东区", 0L), tuple("前街街道", 2L), tuple("后街街道", 1L));
        assertThat(then.totals().getFirst()).isEqualTo(3L);
        assertThat(reader.get("/structure/figures?unit=" + east + "&asOf=" + yesterday)
                        .body())
                .contains("前街街道", "收到案件", "归不到一个单位");
    }

    @Test
    void what_was_reported_since_cannot_be_told_to_one_of_the_old_units_and_is_not_guessed() {
        towns.report(no(city + "02400001"), "新社区的一件");

        var then = figures.of(
                TerritorySamples.staffEverywhere("incidents.list", "incidents.count"),
                territory.getUnit(east),
                TestReorganisation.LONG_AGO,
                reorganisation.today().plusDays(1),
                yesterday);

        assertThat(then.unplaced().getFirst()).isEqualTo(1L);
        assertThat(then.totals().getFirst()).isEqualTo(4L);
    }

    @Test
    void figures_under_two_structures_stand_side_by_side_with_what_happened_in_between() {
        String query = "?unit=" + east + "&asOf=" + reorganisation.today() + "&against=" + yesterday;

        assertThat(reader.get("/structure/figures" + query).body())
                .contains("前街街道", "大社区", "为什么不一样", "第一社区居委会</a>、", "去年的数");
        assertThat(reader.get("/api/v1/structure/figures" + query).body())
                .contains("\"asOf\":\"" + yesterday + "\"", "\"name\":\"前街街道\"", "\"incidents-received\":2")
                .contains("\"name\":\"大社区\"", "\"incidents-received\":3", "\"kind\":\"MERGE\"");
        assertThat(reader.get("/api/v1/structure/figures?unit=" + east + "&asOf=nie")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_list_of_incidents_may_be_asked_under_another_structure() {
        Visitor clerk =
                staff.signedIn(staff.permitted(Set.of("incidents.list", "incidents.count", "incidents.export"), east));

        String then = clerk.get("/incidents?structure=" + yesterday + "&unit=" + second)
                .body();
        assertThat(then)
                .contains("第二社区的一件", "按 " + yesterday + " 的体制", "<small>第二社区居委会</small>")
                .doesNotContain("第一社区的一件", "<small>大社区</small>");
        assertThat(clerk.get("/incidents?structure=" + yesterday + "&unit=" + no(city + "03"))
                        .body())
                .doesNotContain("第二社区的一件");
        assertThat(clerk.get("/incidents?structure=" + yesterday).body()).contains("前街街道</option>");
        assertThat(clerk.get("/incidents/export.xlsx?structure=" + yesterday + "&unit=" + second)
                        .status())
                .isEqualTo(200);
        assertThat(clerk.get("/incidents?structure=gestern").status()).isEqualTo(400);
    }

    @Test
    void the_place_in_a_list_and_its_export_is_that_of_the_day_or_said_not_to_be_known() throws IOException {
        int opened = no(city + "02400001");
        towns.report(opened, "新社区的一件");
        Visitor clerk = staff.signedIn(staff.permitted(Set.of("incidents.list", "incidents.export"), east));

        assertThat(clerk.get("/incidents?structure=" + yesterday).body())
                .contains(
                        "<small>第一社区居委会</small>", "<small>第二社区居委会</small>", "<small>第一社区居委会、第二社区居委会 等 2 个辖区之一</small>")
                .doesNotContain("<small>大社区</small>");
        assertThat(clerk.get("/incidents").body()).contains("<small>大社区</small>");
        assertThat(unitsOf(clerk, "?structure=" + yesterday))
                .containsExactlyInAnyOrder(
                        "辖区（" + yesterday + " 的体制）", "第一社区居委会", "第一社区居委会", "第二社区居委会", "第一社区居委会、第二社区居委会 等 2 个辖区之一");
        assertThat(unitsOf(clerk, "")).containsOnly("辖区", "大社区");
    }

    private static List<String> unitsOf(Visitor clerk, String query) throws IOException {
        byte[] file = clerk.getBytes("/incidents/export.xlsx" + query);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.getCellText(3))
                    .toList();
        }
    }

    @Test
    void the_health_of_a_structure_is_shown_for_any_day() {
        assertThat(reader.get("/structure/health?unit=" + east).body()).contains("管理层级", "<dd>2</dd>");
        assertThat(reader.get("/structure/health?unit=" + east + "&asOf=" + yesterday)
                        .body())
                .contains("<dd>3</dd>", "前街街道");
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
