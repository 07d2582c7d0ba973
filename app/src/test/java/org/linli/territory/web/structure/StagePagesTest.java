package org.linli.territory.web.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.territory.RollOut;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.UnitNotes;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.units.UnitsByHand;
import org.linli.territory.internal.units.UnitsByHand.Typed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: checklists of the stages of the roll-out and their timeline (M01-08), without a line of script. */
@LinliTest
class StagePagesTest {

    private static final Set<String> ALL = Set.of("territory.bodies", "territory.browse");

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    UnitsByHand units;

    @Autowired
    RollOut stages;

    @Autowired
    UnitNotes notes;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    private String city;
    private int district;
    private int street;
    private LocalDate today;
    private Visitor clerk;

    @BeforeEach
    void signIn() {
        city = reorganisation.oldCity();
        district = no("02");
        street = no("02001");
        today = reorganisation.today();
        clerk = staff.signedIn(staff.permitted(ALL, district));
    }

    @Test
    void items_of_the_present_stage_are_confirmed_with_day_person_and_note() {
        move("PILOT", today.minusDays(30), "");
        assertThat(page()).contains("创新试点", "0 / 5", "网格员已配齐").doesNotContain("热线来件已接入办理");

        String answer = confirm("pilot-heard", today.minusDays(3), "六十人到会<b>");

        assertThat(answer).contains("已保存", "1 / 5", today.minusDays(3) + " 完成", "六十人到会&lt;b&gt;");
        confirm("pilot-heard", today.minusDays(2), "再来一次");
        assertThat(entries()).as("confirmed once, however often it is sent").isEqualTo(1);
    }

    @Test
    void a_confirmation_is_taken_back_by_a_later_line_and_stays_on_record() {
        move("PILOT", today.minusDays(30), "");
        confirm("pilot-heard", today.minusDays(3), "");
        String back = unit() + "/stage/items/back";

        assertThat(after(clerk.post(back, Map.of("item", "pilot-heard", "note", " "))))
                .contains("请写明撤回原因");
        assertThat(after(clerk.post(back, Map.of("item", "pilot-heard", "note", "会没有开成"))))
                .contains("仍留有记录", "0 / 5");

        assertThat(entries()).isEqualTo(2);
        assertThat(clerk.get("/structure/stages?unit=" + district + "&asOf=" + today.minusDays(1))
                        .body())
                .as("the day before it was still held to be done")
                .contains("1 / 5");
    }

    @Test
    void going_on_with_open_items_asks_for_a_reason_and_keeps_it() {
        move("PILOT", today.minusDays(30), "");

        assertThat(move("FULL", today, "")).contains("还有 5 项没有完成，请写明");
        assertThat(stages.stageOn(street, today)).contains("PILOT");

        assertThat(move("FULL", today, "区里统一时间")).contains("已保存", "0 / 5", "原因：区里统一时间", "网格员已配齐");
        assertThat(stages.stageOn(street, today)).contains("FULL");
        assertThat(stages.stageOn(street, today.minusDays(1))).contains("PILOT");
    }

    @Test
    void the_attribute_form_is_no_way_around_the_reason() {
        move("PILOT", today.minusDays(30), "");

        Visitor.Answer answer = clerk.post(
                unit() + "/traits", Map.of("trait", "roll-out", "code", "EXTENSION", "from", today.toString()));

        assertThat(clerk.get(answer.location()).body()).contains("请写明");
        assertThat(stages.stageOn(street, today)).contains("PILOT");
    }

    @Test
    void nor_is_what_other_modules_write() {
        move("PILOT", today.minusDays(30), "");
        var all = TerritorySamples.staffEverywhere();

        assertThat(notes.putTrait(all, street, "roll-out", "FULL", Map.of(), today, "")
                        .toString())
                .contains("stages.refused.reason");
        assertThat(stages.stageOn(street, today)).contains("PILOT");
    }

    @Test
    void nothing_is_asked_when_everything_is_done() {
        move("PILOT", today.minusDays(30), "");
        List<String> all = List.of("pilot-grids", "pilot-workers", "pilot-items", "pilot-heard", "pilot-lessons");
        stages.confirm(
                        TerritorySamples.staffEverywhere(),
                        street,
                        all,
                        today,
                        "",
                        today.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orThrow();

        assertThat(page()).contains("5 / 5").doesNotContain("要写明原因");
        assertThat(move("FULL", today, "")).contains("已保存");
    }

    @Test
    void what_the_system_knows_stands_beside_an_item_and_a_person_still_confirms() {
        int community = no("02001001");
        int first = grid(community, "阶段第一网格");
        grid(community, "阶段第二网格");
        staff.holding("grid-worker", first);
        clerk.post(
                "/units/" + community + "/stage", Map.of("stage", "PILOT", "from", today.toString(), "source", "区里通知"));

        assertThat(clerk.get("/units/" + community + "/stage").body())
                .contains("系统里有 2 个网格", "系统里 2 个网格中，1 个有网格员", "系统里今天公布有 0 项", "0 / 5");
        assertThat(clerk.get("/units/" + first + "/stage").status())
                .as("grids have no stage of their own")
                .isEqualTo(404);
    }

    @Test
    void the_timeline_counts_units_by_stage_as_of_a_day() {
        move("PILOT", today.minusDays(300), "");
        move("FULL", today.minusDays(100), "先推广");
        confirm("full-centre", today.minusDays(10), "");
        String report = "/structure/stages?unit=" + district;

        assertThat(clerk.get(report).body())
                .contains("创新试点 " + today.minusDays(300), "全面推广 " + today.minusDays(100), "1 / 5", "推进阶段");
        assertThat(clerk.get(report + "&asOf=" + today.minusDays(200)).body())
                .contains("创新试点 " + today.minusDays(300), "0 / 5")
                .doesNotContain("全面推广 " + today.minusDays(100));
        String csv = clerk.get("/structure/stages/table?unit=" + district).body();
        assertThat(csv)
                .contains("\"代码\",\"名称\"")
                .contains("\"" + city + "02001\"")
                .contains("\"全面推广\",\"" + today.minusDays(100) + "\",\"1\",\"5\"");
    }

    @Test
    void days_to_come_unknown_items_and_long_notes_are_refused() {
        move("PILOT", today.minusDays(30), "");

        assertThat(confirm("pilot-heard", today.plusDays(1), "")).contains("不能晚于今天");
        assertThat(confirm("no-such-item", today, "")).contains("请至少勾选一项");
        assertThat(confirm("pilot-heard", today, "长".repeat(201))).contains("200 字以内");
        assertThat(entries()).isZero();
    }

    @Test
    void whoever_may_only_read_sees_no_box_and_a_foreign_unit_does_not_exist() {
        move("PILOT", today.minusDays(30), "");
        Visitor reader = staff.signedIn(staff.permitted(Set.of("territory.browse"), district));
        assertThat(reader.get(unit() + "/stage").body())
                .contains("网格员已配齐")
                .doesNotContain("type=\"checkbox\"", "进入所选阶段");

        Visitor west = staff.signedIn(staff.permitted(ALL, no("03")));
        Map<String, String> form = Map.of(
                "item", "pilot-heard", "day", today.toString(), "note", "x", "stage", "FULL", "from", today.toString());
        for (String path : List.of("/stage", "/stage/items", "/stage/items/back")) {
            assertThat(west.post(unit() + path, form).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void pages_speak_english_too() {
        move("PILOT", today.minusDays(30), "");
        clerk.get("/preferences?language=en&back=/home");

        assertThat(page()).contains("Residents were heard and answered", "Go on to another stage");
        assertThat(clerk.get("/structure/stages?unit=" + district).body()).contains("Pilot " + today.minusDays(30));
    }

    private String move(String stage, LocalDate from, String reason) {
        return after(clerk.post(
                unit() + "/stage", Map.of("stage", stage, "from", from.toString(), "reason", reason, "source", "")));
    }

    private String confirm(String item, LocalDate day, String note) {
        return after(clerk.post(unit() + "/stage/items", Map.of("item", item, "day", day.toString(), "note", note)));
    }

    private String after(Visitor.Answer answer) {
        return clerk.get(answer.location()).body();
    }

    private String page() {
        return clerk.get(unit() + "/stage").body();
    }

    private String unit() {
        return "/units/" + street;
    }

    private long entries() {
        return jdbc.sql("SELECT count(*) FROM stage_entry WHERE unit_no = :unit")
                .param("unit", street)
                .query(Long.class)
                .single();
    }

    private int grid(int community, String name) {
        return units.add(TerritorySamples.staffEverywhere(), new Typed(community, name, "grid", "", today))
                .orThrow()
                .no();
    }

    private int no(String unit) {
        return territory.findByCode(city + unit).orElseThrow().no();
    }
}
