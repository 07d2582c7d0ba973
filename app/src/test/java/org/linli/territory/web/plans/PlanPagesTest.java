package org.linli.territory.web.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.incidents.DutyList;
import org.linli.incidents.TestTown;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: the wizard of a reorganisation, without a line of script (M01-17, M01-25). */
@LinliTest
class PlanPagesTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    TestTown towns;

    @Autowired
    TerritoryImports imports;

    @Autowired
    Departments departments;

    @Autowired
    DutyList duties;

    @Autowired
    Territory territory;

    private String city;
    private int east;
    private Visitor planner;

    @BeforeEach
    void signIn() {
        city = reorganisation.oldCity();
        east = no(city + "02");
        planner = staff.signedIn(
                staff.permitted(Set.of("territory.plan", "territory.approve", "territory.browse"), east));
    }

    @Test
    void a_plan_is_drawn_up_tried_dry_submitted_and_decided_by_a_second_person() {
        towns.report(no(city + "02001001"), "开着的一件");
        staff.holding("community-clerk", no(city + "02001"));
        String plan = draft();

        assertThat(add(plan, "ABOLISH_LEVEL", Map.of("level", "street", "staff", "DOWN")))
                .isEqualTo(302);
        assertThat(add(plan, "MERGE", Map.of("lines", "大社区,%1$s02400001,%1$s02001001 第二社区居委会\n".formatted(city))))
                .isEqualTo(302);
        send(
                planner,
                plan + "/consultations",
                Map.of("heldOn", "2026-01-05", "title", "居民听证会", "heard", "38", "opinions", "<b>多数赞成</b>"));
        String dry = planner.get(plan).body();
        assertThat(dry)
                .contains("撤销 东区 的全部街道", "合并 2 个单位", "前街街道", "大社区", "居民听证会", "&lt;b&gt;多数赞成")
                .contains("什么也没有改动", "提交审批");

        send(planner, plan + "/submit", Map.of());
        assertThat(planner.get(plan).body()).contains("已提交", "等另一位有审批权限的人决定");
        assertThat(send(planner, plan + "/approve", Map.of())).contains("不能批准自己拟订或提交的方案</div>");

        Visitor second = staff.signedIn(staff.permitted(Set.of("territory.approve", "territory.browse"), east));
        assertThat(second.get(plan).body()).contains("批准</button>");
        send(second, plan + "/approve", Map.of("note", "同意"));
        assertThat(second.get(plan).body()).contains("已批准，等生效", "同意");
        assertThat(planner.get("/plans").body()).contains(plan);
        send(planner, plan + "/withdraw", Map.of());
        assertThat(planner.get(plan).body()).contains("已撤回");
    }

    @Test
    void a_refused_operation_is_named_at_the_top_and_nothing_typed_is_lost() {
        String plan = draft();
        Visitor.Answer answer = planner.post(
                plan + "/operations/MERGE", Map.of("lines", "大社区,,%1$s02001001 %1$s02002001\n".formatted(city)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("错误：", "上级不同", "大社区,,");
        assertThat(planner.post(plan + "/operations/MERGE", Map.of("lines", "大社区,,没有的社区"))
                        .body())
                .contains("第 1 行：找不到 没有的社区");
        assertThat(planner.get(plan + "/operations/NONSENSE").status()).isEqualTo(404);
    }

    @Test
    void what_would_leave_grids_alone_lead_in_a_circle_or_cross_districts_is_refused_with_the_reason() {
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(
                                "code,name\n%1$s03001,西街街道\n%1$s03001001,第三社区居委会\n".formatted(city),
                                TestReorganisation.LONG_AGO),
                        TerritoryImports.Progress.SILENT)
                .orThrow();
        draw(city + "02001001", 56);
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(TerritorySamples.box(
                                "\"code\":\"%s02001001001\",\"name\":\"一格\"".formatted(city), 56, 40, 0.01))),
                        TerritoryImports.Progress.SILENT)
                .orThrow();
        planner = staff.signedIn(staff.permitted(Set.of("territory.plan", "territory.browse"), no(city)));
        String plan = draft(no(city), "市级调整");

        assertRefused(plan, "ABOLISH", Map.of("unit", unit("02001001"), "staff", "UP"), "1 个网格会没有社区管理");
        assertRefused(plan, "MOVE", Map.of("unit", unit("02001"), "parent", unit("02001001")), "不能改属自己下面的 第一社区居委会");
        assertRefused(
                plan,
                "MERGE",
                Map.of("lines", "大社区,,%1$s02001001 %1$s03001001\n".formatted(city)),
                "第一社区居委会 和 第三社区居委会 不在同一个区县");
        assertThat(planner.get(plan).body()).doesNotContain("提交审批");
    }

    private void assertRefused(String plan, String kind, Map<String, String> form, String reason) {
        Visitor.Answer answer = planner.post(plan + "/operations/" + kind, form);
        assertThat(answer.status()).as(kind).isEqualTo(422);
        assertThat(answer.body()).contains("错误：", reason);
    }

    private String unit(String code) {
        return Integer.toString(no(city + code));
    }

    @Test
    void two_plans_for_one_unit_on_one_day_are_told_of_each_other() {
        String first = draft(east, "先来的方案");
        String second = draft(east, "后来的方案");
        add(first, "RENAME", Map.of("unit", unit("02001001"), "name", "甲社区"));
        add(second, "RENAME", Map.of("unit", unit("02001001"), "name", "乙社区"));

        send(planner, first + "/submit", Map.of());

        assertThat(send(planner, second + "/submit", Map.of())).contains("同一天生效的方案“先来的方案”");
        assertThat(planner.get(first).body()).contains("已提交");
        assertThat(planner.get(second).body()).contains("提交审批");
    }

    @Test
    void a_day_that_is_past_or_no_day_is_refused_at_the_form() {
        Map<String, String> form = Map.of("unit", Integer.toString(east), "title", "昨天的方案", "effective", "2026-01-01");
        assertThat(planner.post("/plans", form).body()).contains("已经过去或就是今天", "昨天的方案");
        assertThat(planner.post("/plans", Map.of("unit", Integer.toString(east), "title", "x", "effective", "明天"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void two_maps_show_what_ends_what_begins_and_what_stays() {
        draw(city + "02001001", 55);
        draw(city + "02002001", 55.01);
        String plan = draft();
        add(plan, "ABOLISH_LEVEL", Map.of("level", "street", "staff", "DOWN"));
        add(plan, "MERGE", Map.of("lines", "大社区,%1$s02400001,%1$s02001001 %1$s02002001\n".formatted(city)));

        String before = planner.get(plan + "/before.geojson").body();
        String after = planner.get(plan + "/after.geojson").body();

        assertThat(before)
                .contains("\"change\":\"ended\"", "第一社区居委会", "第二社区居委会")
                .doesNotContain("大社区");
        assertThat(after).contains("\"change\":\"opened\"", "大社区", "[55.02,40").doesNotContain("第一社区居委会");
        assertThat(planner.get(plan).body()).contains("data-compare", plan + "/after.geojson");
    }

    private void draw(String code, double west) {
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"" + code + "\"", west, 40, 0.01))),
                        TerritoryImports.Progress.SILENT)
                .orThrow();
    }

    @Test
    void single_functions_are_picked_from_the_duty_list() {
        Department lights = departments
                .create(TerritorySamples.system(), east, "路灯管理所", Department.Kind.PUBLIC_BODY)
                .orThrow();
        duties.add(TerritorySamples.system(), lights, Map.of("P0137", "路灯维护", "E0101", "其他"));
        String plan = draft();
        String form = plan + "/operations/REASSIGN";

        assertThat(planner.get(form).body()).contains("路灯管理所").doesNotContain("路灯维护");
        assertThat(planner.get(form + "?department=" + lights.no()).body()).contains("路灯维护", "综合服务站");
        assertThat(planner.post(
                                form,
                                Map.of(
                                        "department",
                                        Integer.toString(lights.no()),
                                        "functions",
                                        "P0137",
                                        "units",
                                        Integer.toString(no(city + "02001001")),
                                        "body",
                                        "综合服务站"))
                        .status())
                .isEqualTo(302);
        assertThat(planner.get(plan).body()).contains("路灯管理所 的 1 项职能（P0137）", "上收、下放的职能");
        assertThat(planner.post(form, Map.of("department", Integer.toString(lights.no()), "body", "站"))
                        .body())
                .contains("错误：", "请选择单位");
    }

    @Test
    void every_kind_of_operation_has_a_form() {
        String plan = draft();

        for (String kind : new String[] {
            "ABOLISH_LEVEL",
            "ABOLISH",
            "MERGE",
            "SPLIT",
            "MOVE",
            "RENAME",
            "RECODE",
            "CONVERT",
            "REALLOCATE",
            "REASSIGN"
        }) {
            assertThat(planner.get(plan + "/operations/" + kind).status())
                    .as(kind)
                    .isEqualTo(200);
        }
    }

    private String draft() {
        return draft(east, "东区体制调整");
    }

    private String draft(int unitNo, String title) {
        Visitor.Answer answer = planner.post(
                "/plans",
                Map.of(
                        "unit",
                        Integer.toString(unitNo),
                        "title",
                        title,
                        "reason",
                        "减少层级",
                        "effective",
                        reorganisation.today().plusDays(20).toString()));
        assertThat(answer.status()).isEqualTo(302);
        return answer.location();
    }

    private int add(String plan, String kind, Map<String, String> form) {
        Visitor.Answer answer = planner.post(plan + "/operations/" + kind, form);
        planner.get(plan);
        return answer.status();
    }

    /** The page that the answer leads to, as a browser would go there. */
    private static String send(Visitor visitor, String path, Map<String, String> form) {
        return visitor.get(visitor.post(path, form).location()).body();
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
