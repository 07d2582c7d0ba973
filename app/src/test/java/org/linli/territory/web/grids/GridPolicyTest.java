package org.linli.territory.web.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.geo.CoordinateSystem;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.kernel.Transactions;
import org.linli.territory.ImportOrder;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** FEATURE UNDER TEST: what a region asks of its grids, from which day, and who decided it (M01-09). */
@LinliTest
class GridPolicyTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    Transactions transactions;

    @Autowired
    Evidence evidence;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Unit street;
    private Unit community;
    private Visitor planner;
    private LocalDate today;
    private double west;

    @BeforeEach
    void open() {
        String city = reorganisation.oldCity();
        String code = city + "02001001";
        west = 80 + Integer.parseInt(city) % 1000 * 0.05;
        imports.run(
                        TerritorySamples.system(),
                        new ImportOrder.Boundaries(
                                List.of(TerritorySamples.file(
                                        "map.geojson",
                                        TerritorySamples.collection(
                                                TerritorySamples.box("\"code\":\"" + code + "\"", west, 44, 0.01),
                                                TerritorySamples.box(
                                                        "\"code\":\"" + code + "001\",\"name\":\"一格\"",
                                                        west,
                                                        44,
                                                        0.01)))),
                                CoordinateSystem.WGS84,
                                null,
                                ImportOrder.PropertyNames.guessed(),
                                false,
                                TestReorganisation.LONG_AGO),
                        Progress.SILENT)
                .orThrow();
        street = territory.findByCode(city + "02001").orElseThrow();
        community = territory.findByCode(code).orElseThrow();
        planner = staff.signedIn(staff.permitted(Set.of("territory.grids"), street.no()));
        today = reorganisation.today();
    }

    private static String pageOf(Unit unit) {
        return "/grids/" + unit.no() + "/policy";
    }

    private Map<String, String> typed(int fewest, int most, LocalDate from) {
        return new HashMap<>(Map.of(
                "fewest",
                Integer.toString(fewest),
                "most",
                Integer.toString(most),
                "tolerance",
                "0.1",
                "street",
                "15",
                "share",
                "60",
                "from",
                from.toString(),
                "reason",
                "新区楼栋高",
                "basis",
                "《关于加强基层治理体系和治理能力现代化建设的意见》"));
    }

    private Visitor.Answer decide(Unit unit, int fewest, int most, LocalDate from) {
        Map<String, String> form = typed(fewest, most, from);
        form.put("confirmed", "true");
        return planner.post(pageOf(unit), form);
    }

    private List<String> held(Unit unit) {
        return jdbc.sql("""
                        SELECT valid || ' ' || fewest_households || '-' || most_households
                        FROM grid_policy
                        WHERE unit_no = :no
                        ORDER BY valid
                        """).param("no", unit.no()).query(String.class).list();
    }

    @Test
    void what_nobody_decided_is_the_usual() {
        assertThat(planner.get(pageOf(community)).body()).contains("本级和各上级都没有定过标准", "300–500 户", "80%");
    }

    @Test
    void a_community_follows_the_street_until_it_decides_for_itself() {
        decide(street, 400, 600, today);
        assertThat(planner.get(pageOf(community)).body()).contains("沿用" + street.name(), "400–600 户", "新区楼栋高");
        String drawing =
                planner.post("/grids/" + community.no() + "/drawings", Map.of()).location();
        assertThat(planner.get(drawing).body()).contains("每格 400–600 户，沿街边界至少 60%", pageOf(community));
        assertThat(planner.get("/grids/" + community.no()).body()).contains("400–600 户", pageOf(community));

        decide(community, 100, 200, today);
        assertThat(planner.get(pageOf(community)).body()).contains("本级自定", "100–200 户");
        assertThat(planner.get(pageOf(street)).body()).contains("下级自定的标准（1 处）", "100–200 户");

        planner.post(pageOf(community) + "/end", Map.of("day", today.toString(), "why", "与街道一致"));
        assertThat(planner.get(pageOf(community)).body()).contains("沿用" + street.name());
    }

    @Test
    void before_anything_is_written_it_is_shown_whom_it_concerns_and_what_the_checker_would_say() {
        decide(community, 100, 200, today);

        Visitor.Answer look = planner.post(pageOf(street), typed(400, 600, today));

        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body()).contains("有 0 个社区按这个标准核对", "另有 1 个社区有更近的标准", "定为标准");
        assertThat(held(street)).isEmpty();
        assertThat(planner.post(pageOf(community), typed(400, 600, today)).body())
                .contains("这里现有的网格：按现行标准有 0 处错误");
    }

    @Test
    void what_held_before_stays_and_what_is_announced_for_later_too() {
        jdbc.sql("""
                        INSERT INTO grid_policy (unit_no, valid, fewest_households, most_households, tolerance_m, street_m,
                                                 share_along, reason, basis, entered_by, entered_at)
                        VALUES (:no, '[2024-01-01,)', 200, 300, 0.05, 20, 0.8, '原标准', '原依据', '前任', now())
                        """).param("no", community.no()).update();
        LocalDate later = today.plusDays(30);

        decide(community, 500, 700, later);
        decide(community, 400, 600, today);
        decide(community, 450, 650, today);

        assertThat(held(community))
                .containsExactly(
                        "[2024-01-01," + today + ") 200-300",
                        "[" + today + "," + later + ") 450-650",
                        "[" + later + ",) 500-700");
        assertThat(planner.get(pageOf(community)).body()).contains("原标准", "前任", "未到日期", "到 " + later + " 为止");
    }

    @Test
    void a_drawing_for_a_later_day_is_checked_by_what_is_asked_of_grids_on_that_day() {
        LocalDate later = today.plusDays(30);
        Map<String, String> strict = typed(300, 500, today);
        strict.putAll(Map.of("tolerance", "0", "confirmed", "true"));
        planner.post(pageOf(community), strict);
        Map<String, String> lenient = typed(300, 500, later);
        lenient.putAll(Map.of("tolerance", "5", "confirmed", "true"));
        planner.post(pageOf(community), lenient);
        String drawing = drawingWithASliver();

        Visitor.Answer refused = publish(drawing, today.plusDays(29));
        assertThat(planner.get(refused.location()).body()).contains("按 " + today.plusDays(29) + " 起执行的标准核对", "不能发布");
        assertThat(planner.get(drawing + "/publish?on=" + later).body())
                .contains("按 " + later + " 起执行的标准核对", "name=\"effective\"");

        assertThat(planner.get(publish(drawing, later).location()).body()).contains("已发布");
    }

    /** A drawing whose only cell leaves a strip of some three metres to the boundary of the community. */
    private String drawingWithASliver() {
        String drawing =
                planner.post("/grids/" + community.no() + "/drawings", Map.of()).location();
        String api = "/api/v1/grid-drawings/" + drawing.substring(drawing.lastIndexOf('/') + 1);
        ObjectNode opened = (ObjectNode) json.readTree(planner.get(api).body());
        ObjectNode body = json.createObjectNode();
        body.put("revision", 1);
        ObjectNode cells = (ObjectNode) opened.get("cells");
        ((ObjectNode) cells.at("/features/0"))
                .set(
                        "geometry",
                        json.readTree(
                                "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.6f,44],[%2$.6f,44],[%2$.6f,44.01],[%1$.6f,44.01],[%1$.6f,44]]]}"
                                        .formatted(west + 0.00003, west + 0.01)));
        body.set("cells", cells);
        assertThat(planner.json("PUT", api, body.toString()).status()).isEqualTo(200);
        return drawing;
    }

    private Visitor.Answer publish(String drawing, LocalDate day) {
        return planner.post(drawing + "/publish", Map.of("revision", "2", "effective", day.toString()));
    }

    @Test
    void the_past_is_not_rewritten() {
        Visitor.Answer refused = decide(community, 400, 600, today.minusDays(1));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(today.minusDays(1) + " 已经过去");
        Visitor.Answer end = planner.post(
                pageOf(community) + "/end", Map.of("day", today.minusDays(1).toString(), "why", "不要了"));
        assertThat(planner.get(end.location()).body()).contains("已经过去");
        assertThat(held(community)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fewest    | -1         | 每格最少户数要填 0 到 10,000 的整数
            most      | 200        | 每格最多户数不能小于最少户数 300
            most      | 1e9        | 每格最多户数要填 0 到 10,000 的整数
            tolerance | 9          | 缝隙容差要填 0 到 5 的数
            street    | abc        | 离街道中线的距离要填 0 到 200 的数
            share     | 101        | 沿街边界要填 0 到 100 的整数
            from      | 2026-02-30 | 日期
            reason    | ''         | 要写明理由
            basis     | ''         | 要写明依据
            """)
    void each_value_that_cannot_be_taken_is_named_with_a_plain_reason(String field, String value, String said) {
        Map<String, String> form = typed(300, 500, today);
        form.put(field, value);
        form.put("confirmed", "true");

        Visitor.Answer refused = planner.post(pageOf(community), form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"" + field + "-error\"", said, "href=\"#" + field + "\"");
        assertThat(held(community)).isEmpty();
    }

    @Test
    void figures_of_a_chinese_keyboard_are_figures() {
        Map<String, String> form = typed(300, 500, today);
        form.put("fewest", "３２０");
        form.put("confirmed", "true");

        planner.post(pageOf(community), form);

        assertThat(held(community)).containsExactly("[" + today + ",) 320-500");
    }

    @Test
    void who_decided_and_why_is_on_record() {
        decide(community, 400, 600, today);
        planner.post(pageOf(community) + "/end", Map.of("day", today.toString(), "why", "与街道一致"));

        assertThat(transactions.read(
                        TerritorySamples.system().scope(),
                        () -> evidence.listEntries(new Subject("grid-policy", community.id()))))
                .extracting(entry -> entry.verb())
                .containsExactly("territory.grid-policy-set", "territory.grid-policy-ended");
    }

    @Test
    void what_is_not_there_cannot_be_given_up() {
        Visitor.Answer answer = planner.post(pageOf(community) + "/end", Map.of("day", today.toString(), "why", "不要了"));

        assertThat(planner.get(answer.location()).body()).contains("本级没有自定的标准");
        Visitor.Answer silent = planner.post(pageOf(community) + "/end", Map.of("day", today.toString(), "why", " "));
        assertThat(planner.get(silent.location()).body()).contains("要写明理由");
    }

    @Test
    void a_grid_has_no_policy_of_its_own() {
        int grid = territory.findByCode(community.code() + "001").orElseThrow().no();

        assertThat(planner.get("/grids/" + grid + "/policy").status()).isEqualTo(404);
    }
}
