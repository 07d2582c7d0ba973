package org.linli.territory.web.layers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.GridLayers;
import org.linli.territory.ImportOrder;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * FEATURE UNDER TEST: grids of former networks come in as layers and come together in the integrated grid, proposed by
 * ground and confirmed by a person, with days (M01-01).
 *
 * <p>The community has three integrated grids side by side, each 0.01 degrees wide: 一格, 二格, 三格.
 */
@LinliTest
class GridLayersTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    GridLayers layers;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private String city;
    private Unit community;
    private double west;
    private int first;
    private int second;
    private int third;
    private String page;
    private LocalDate today;
    private Visitor planner;

    @BeforeEach
    void open() {
        city = reorganisation.oldCity();
        String code = city + "02001001";
        west = 80 + Integer.parseInt(city) % 1000 * 0.05;
        draw(grid(code, "001", "一格", 0), grid(code, "002", "二格", 1), grid(code, "003", "三格", 2));
        community = territory.findByCode(code).orElseThrow();
        first = territory.findByCode(code + "001").orElseThrow().no();
        second = territory.findByCode(code + "002").orElseThrow().no();
        third = territory.findByCode(code + "003").orElseThrow().no();
        page = "/grids/" + community.no() + "/layers";
        today = reorganisation.today();
        planner = planner(community);
    }

    private Visitor planner(Unit unit) {
        return staff.signedIn(staff.permitted(Set.of("territory.grids", "territory.browse"), unit.no()));
    }

    private String grid(String community, String number, String name, int column) {
        return TerritorySamples.box(
                "\"code\":\"" + community + number + "\",\"name\":\"" + name + "\"", west + column * 0.01, 42, 0.01);
    }

    private void draw(String... features) {
        imports.run(
                        TerritorySamples.system(),
                        new ImportOrder.Boundaries(
                                List.of(TerritorySamples.file("map.geojson", TerritorySamples.collection(features))),
                                CoordinateSystem.WGS84,
                                null,
                                ImportOrder.PropertyNames.guessed(),
                                false,
                                TestReorganisation.LONG_AGO),
                        Progress.SILENT)
                .orThrow();
    }

    /** A cell of a layer that lies in one column of the integrated grids, or a part of the way into the next. */
    private String cell(String code, String name, double column) {
        return TerritorySamples.box(
                "\"code\":\"" + code + "\",\"name\":\"" + name + "\"", west + column * 0.01 + 0.0005, 42.0005, 0.009);
    }

    private Visitor.Answer send(
            Visitor visitor, String path, String fileName, byte[] content, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of("layer", "public-safety", "from", today.toString()));
        form.putAll(more);
        return visitor.postParts(path, form, new Visitor.Upload("file", fileName, "application/octet-stream", content));
    }

    private Visitor.Answer sendMap(String... features) {
        return send(
                planner,
                page,
                "治安.geojson",
                TerritorySamples.collection(features).getBytes(UTF_8),
                Map.of());
    }

    private Visitor.Answer paste(String text) {
        return planner.post(page, Map.of("layer", "city-management", "text", text, "from", today.toString()));
    }

    /** Sends, looks and starts; answers what was shown before anything was written. */
    private String take(Visitor.Answer sent) {
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        String preview = planner.get(sent.location()).body();
        planner.get(planner.post(sent.location() + "/start", Map.of()).location());
        return preview;
    }

    private void confirmAll(String layer, LocalDate from) {
        Visitor.Answer answer = planner.post(page + "/confirm", Map.of("layer", layer, "from", from.toString()));
        assertThat(planner.get(answer.location()).body()).contains("已确认归入");
    }

    private List<String> mapped() {
        return mapped(community.no());
    }

    private List<String> mapped(int unitNo) {
        return transactions.read(
                new Scope.SystemJob(new Purpose("test")),
                () -> jdbc.sql("""
                                SELECT g.code || ' ' || m.grid_no || ' ' || m.valid
                                FROM layer_mapping m
                                JOIN layer_grid g ON g.id = m.layer_grid_id
                                WHERE g.unit_no = :unit
                                ORDER BY g.code, m.valid
                                """).param("unit", unitNo).query(String.class).list());
    }

    private List<String> cells(int unitNo) {
        return transactions.read(
                new Scope.SystemJob(new Purpose("test")),
                () -> jdbc.sql("""
                                SELECT code || ' ' || name || ' ' || valid
                                FROM layer_grid
                                WHERE unit_no = :unit
                                ORDER BY code, valid
                                """).param("unit", unitNo).query(String.class).list());
    }

    /** As if everything had been there for some days. */
    private void age(LocalDate since) {
        transactions.write(
                new Scope.SystemJob(new Purpose("test")),
                () -> jdbc.sql("""
                                UPDATE layer_grid
                                SET valid = daterange(CAST(:since AS date), upper(valid))
                                WHERE unit_no = :unit
                                """)
                                .param("since", since)
                                .param("unit", community.no())
                                .update()
                        + jdbc.sql("""
                                UPDATE layer_mapping
                                SET valid = daterange(CAST(:since AS date), upper(valid))
                                WHERE unit_no = :unit
                                  AND lower(valid) = CAST(:today AS date)
                                """)
                                .param("since", since)
                                .param("today", today)
                                .param("unit", community.no())
                                .update());
    }

    private String idOf(String name) {
        return transactions.read(
                new Scope.SystemJob(new Purpose("test")),
                () -> jdbc.sql(
                                "SELECT id::text FROM layer_grid WHERE unit_no = :unit AND name = :name ORDER BY valid DESC LIMIT 1")
                        .param("unit", community.no())
                        .param("name", name)
                        .query(String.class)
                        .single());
    }

    private void assign(String name, int grid, LocalDate from) {
        planner.post(page + "/" + idOf(name), Map.of("grid", Integer.toString(grid), "from", from.toString()));
    }

    @Test
    void a_map_is_looked_at_first_and_written_when_somebody_says_so() {
        Visitor.Answer sent = sendMap(cell("A1", "站前", 0), cell("A2", "站后", 1.2));

        assertThat(planner.get(sent.location()).body()).contains("站前", "站后", "新增", "写入 2 个网格");
        assertThat(cells(community.no())).isEmpty();
        assertThat(planner.get(page).body()).contains("待确认的导入：社会治安网格（治安.geojson）");

        planner.post(sent.location() + "/start", Map.of());
        assertThat(cells(community.no())).containsExactly("A1 站前 [" + today + ",)", "A2 站后 [" + today + ",)");
        assertThat(planner.get(page).body()).contains("共 2 个，其中 2 个还没有归入").doesNotContain("待确认的导入");
        assertThat(planner.get(sent.location()).status()).isEqualTo(404);
    }

    @Test
    void the_grid_with_most_of_the_ground_is_proposed_and_holds_once_a_person_confirmed_it() {
        take(sendMap(cell("A1", "站前", 0), cell("A2", "站后", 1.2)));
        assertThat(planner.get(page).body()).contains("建议归入一格（重叠 100%）", "建议归入二格");
        assertThat(mapped()).isEmpty();

        confirmAll("public-safety", today);

        assertThat(mapped()).containsExactly("A1 " + first + " [" + today + ",)", "A2 " + second + " [" + today + ",)");
        assertThat(planner.get(page).body()).contains("共 2 个，都已归入").doesNotContain("建议归入");
    }

    @Test
    void a_grid_that_lies_across_several_is_not_confirmed_with_all_others_but_chosen() {
        take(sendMap(cell("A1", "站前", 0), cell("A2", "跨界", 0.5)));
        assertThat(planner.get(page).body()).contains("跨网格", "请来源部门拆分");

        confirmAll("public-safety", today);
        assertThat(mapped()).containsExactly("A1 " + first + " [" + today + ",)");

        assign("跨界", second, today);
        assertThat(mapped()).hasSize(2).anyMatch(one -> one.startsWith("A2 " + second));
    }

    @Test
    void a_person_may_choose_another_grid_from_a_later_day_on_and_the_days_before_stay() {
        take(sendMap(cell("A1", "站前", 0)));
        confirmAll("public-safety", today);
        LocalDate later = today.plusDays(10);

        assign("站前", third, later);

        assertThat(mapped())
                .containsExactly("A1 " + first + " [" + today + "," + later + ")", "A1 " + third + " [" + later + ",)");
        assertThat(planner.get(page).body()).contains(later + " 起归入三格", "一格");
    }

    @Test
    void whoever_knows_only_the_code_of_a_layer_is_told_the_integrated_grid_of_a_day() {
        LocalDate since = today.minusDays(20);
        take(sendMap(cell("A1", "站前", 0)));
        confirmAll("public-safety", today);
        age(since);
        assign("站前", second, today);
        Actor actor = TerritorySamples.staffAt(territory, community.no(), "territory.browse");

        assertThat(layers.findGrid(actor, community.no(), "public-safety", "A1", today))
                .map(Unit::no)
                .contains(second);
        assertThat(layers.findGrid(actor, community.no(), "public-safety", "A1", today.minusDays(1)))
                .map(Unit::no)
                .contains(first);
        assertThat(layers.findGrid(actor, community.no(), "public-safety", "A1", since.minusDays(1)))
                .isEmpty();
        assertThat(layers.findGrid(actor, community.no(), "city-management", "A1", today))
                .isEmpty();

        String api = "/api/v1/units/" + community.no() + "/layer-grids?layer=public-safety&code=A1&asOf=";
        assertThat(planner.get(api + today).body()).contains("\"name\":\"二格\"");
        assertThat(planner.get(api + today.minusDays(1)).body()).contains("\"name\":\"一格\"");
        assertThat(planner.get("/api/v1/units/" + second + "/layer-grids").body())
                .contains("\"code\":\"A1\"");
        assertThat(planner.get("/api/v1/units/" + first + "/layer-grids").body())
                .doesNotContain("A1");
        assertThat(planner.get(page + "?asOf=" + today.minusDays(1)).body())
                .contains("只能查看", "站前")
                .doesNotContain("确认全部建议");
    }

    @Test
    void a_table_says_the_integrated_grid_itself_and_needs_no_ground() {
        String preview = take(paste("""
                编号	名称	综合网格
                01	早市片	二格
                02	夜市片
                """));

        assertThat(preview).contains("归入二格");
        assertThat(mapped()).containsExactly("01 " + second + " [" + today + ",)");
        assertThat(planner.get(page).body()).contains("没有范围，请选综合网格");
    }

    @Test
    void a_table_from_a_spreadsheet_in_gbk_is_read_and_what_is_exported_comes_in_again_unchanged() {
        byte[] gbk = "网格编号,网格名称,综合网格\n01,早市片,一格\n".getBytes(Charset.forName("GB18030"));
        take(send(planner, page, "城管.csv", gbk, Map.of("layer", "city-management")));
        assertThat(cells(community.no())).containsExactly("01 早市片 [" + today + ",)");

        String exported =
                planner.get("/grids/" + community.no() + "/layers.csv").body();
        assertThat(exported).contains("\"城市管理网格\",\"01\",\"早市片\",\"" + community.code() + "001\"");
        Visitor.Answer again =
                send(planner, page, "back.csv", exported.getBytes(UTF_8), Map.of("layer", "city-management"));
        assertThat(planner.get(again.location()).body()).contains("没有要写入的内容").doesNotContain("写入 1 个");
    }

    @Test
    void the_same_file_sent_again_changes_nothing_and_what_was_confirmed_stays() {
        take(sendMap(cell("A1", "站前", 0), cell("A2", "站后", 1)));
        confirmAll("public-safety", today);
        List<String> before = mapped();

        Visitor.Answer again = sendMap(cell("A1", "站前", 0), cell("A2", "站后", 1));
        assertThat(planner.get(again.location()).body()).contains("没有要写入的内容");
        assertThat(planner.get(planner.post(again.location() + "/start", Map.of())
                                .location())
                        .body())
                .contains("没有写入");
        assertThat(mapped()).isEqualTo(before);
    }

    @Test
    void a_new_name_keeps_the_integrated_grid_and_new_ground_asks_for_it_anew() {
        take(sendMap(cell("A1", "站前", 0), cell("A2", "站后", 1)));
        confirmAll("public-safety", today);
        LocalDate since = today.minusDays(20);
        age(since);

        String preview = take(sendMap(cell("A1", "站前广场", 0), cell("A2", "站后", 2)));

        assertThat(preview).contains("范围变了");
        assertThat(mapped())
                .containsExactly(
                        "A1 " + first + " [" + since + "," + today + ")",
                        "A1 " + first + " [" + today + ",)",
                        "A2 " + second + " [" + since + "," + today + ")");
        assertThat(planner.get(page).body()).contains("建议归入三格");
    }

    @Test
    void a_file_that_is_the_whole_layer_ends_what_it_does_not_list_but_not_what_it_lists_badly() {
        take(sendMap(cell("A1", "站前", 0), cell("A2", "站后", 1), cell("A3", "站西", 2)));
        age(today.minusDays(5));
        String broken = cell("A3", "站西", 2).replace("\"Polygon\"", "\"Point\"");

        String preview = take(send(
                planner,
                page,
                "all.geojson",
                TerritorySamples.collection(cell("A1", "站前", 0), broken).getBytes(UTF_8),
                Map.of("complete", "true")));

        assertThat(preview).contains("将被撤销的 1 个：A2 站后", "退回");
        assertThat(cells(community.no()))
                .containsExactly(
                        "A1 站前 [" + today.minusDays(5) + ",)",
                        "A2 站后 [" + today.minusDays(5) + "," + today + ")",
                        "A3 站西 [" + today.minusDays(5) + ",)");
    }

    @Test
    void rows_that_cannot_be_taken_are_told_one_by_one_and_the_others_come_in() {
        String preview = take(sendMap(
                cell("A1", "站前", 0),
                cell("A1", "重号", 1),
                cell("", "无号", 1),
                cell("A4", "", 1),
                cell("A5", "张三 13800138000", 1),
                cell("A6", "=cmd()", 1),
                cell("A7", "<script>alert(1)</script>", 1),
                cell("A8", "远方", 900),
                cell("A9", "一个点", 1).replace("\"Polygon\"", "\"Point\"")));

        assertThat(preview)
                .contains("与第 1 行编号相同", "编号为空", "像有手机号码", "范围不在本辖区内", "&lt;script", "写入 2 个网格")
                .doesNotContain("<script>alert", "13800138000");
        assertThat(cells(community.no())).hasSize(2);
    }

    @Test
    void what_stands_beside_code_and_name_is_not_read() {
        String withOwner = cell("A1", "站前", 0).replace("\"code\"", "\"负责人\":\"张三\",\"phone\":\"13800138000\",\"code\"");
        String preview = take(sendMap(withOwner));

        assertThat(preview + planner.get(page).body()).contains("站前").doesNotContain("张三", "13800138000");
    }

    @Test
    void a_file_that_is_no_layer_is_refused_with_a_reason_and_what_was_typed_stays() {
        assertThat(send(planner, page, "x.geojson", "{\"type\":".getBytes(UTF_8), Map.of()))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("错误", "x.geojson"));
        assertThat(send(planner, page, "x.zip", new byte[] {'P', 'K', 3, 4, 9, 9}, Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(send(planner, page, "x.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(send(planner, page, "x.bin", new byte[] {0, 1, 2, 3}, Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(paste("").body()).contains("请选择文件，或粘贴表格");
        assertThat(send(planner, page, "x.csv", "01,甲".getBytes(UTF_8), Map.of("layer", "party"))
                        .body())
                .contains("没有这个图层");

        Visitor.Answer past = planner.post(
                page, Map.of("layer", "party-building", "text", "01,早市片", "from", "2020-01-01", "complete", "true"));
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body()).contains("2020-01-01 已经过去", "01,早市片", "value=\"party-building\" selected");
        assertThat(planner.post(page, Map.of("layer", "party-building", "text", "01,甲", "from", "2026-02-30"))
                        .status())
                .isEqualTo(422);
        assertThat(cells(community.no())).isEmpty();
    }

    @Test
    void a_file_of_a_whole_district_is_dealt_out_to_its_communities_by_ground() {
        Unit other = territory.findByCode(city + "02002001").orElseThrow();
        draw(TerritorySamples.box("\"code\":\"" + other.code() + "\"", west + 0.03, 42, 0.01));
        Unit district = territory.findByCode(city + "02").orElseThrow();
        Visitor leader = planner(district);
        String above = "/grids/" + district.no() + "/layers";

        Visitor.Answer sent = send(
                leader,
                above,
                "全区.geojson",
                TerritorySamples.collection(cell("P1", "站前", 0), cell("P2", "后街", 3))
                        .getBytes(UTF_8),
                Map.of());
        assertThat(leader.get(sent.location()).body()).contains("位于第一社区", "位于第二社区");
        leader.post(sent.location() + "/start", Map.of());

        assertThat(cells(community.no())).containsExactly("P1 站前 [" + today + ",)");
        assertThat(cells(other.no())).containsExactly("P2 后街 [" + today + ",)");
        assertThat(leader.get(above).body()).contains("各社区归网进度", "0 / 1");
        assertThat(planner.get(page).body()).contains("站前").doesNotContain("后街");
    }

    @Test
    void whoever_may_not_plan_grids_or_sits_elsewhere_reaches_nothing() {
        take(sendMap(cell("A1", "站前", 0)));
        Unit other = territory.findByCode(city + "02002001").orElseThrow();
        Visitor neighbour = planner(other);
        Visitor reader = staff.signedIn(staff.permitted(Set.of("territory.browse"), community.no()));
        String path = page + "/" + idOf("站前");
        Map<String, String> form = Map.of("grid", Integer.toString(first), "from", today.toString());

        assertThat(neighbour.get(page).status()).isEqualTo(404);
        assertThat(neighbour.post(path, form).status()).isEqualTo(404);
        assertThat(neighbour
                        .post("/grids/" + other.no() + "/layers/" + idOf("站前"), form)
                        .status())
                .isEqualTo(404);
        assertThat(send(neighbour, page, "a.csv", "01,甲".getBytes(UTF_8), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(neighbour
                        .get("/api/v1/units/" + community.no() + "/layer-grids")
                        .status())
                .isEqualTo(404);
        assertThat(reader.get(page).status()).isEqualTo(403);
        assertThat(reader.post(path, form).status()).isEqualTo(403);
        assertThat(reader.get("/api/v1/units/" + community.no() + "/layer-grids")
                        .status())
                .isEqualTo(200);
        assertThat(mapped()).isEmpty();
    }

    @Test
    void the_page_of_a_grid_lists_what_of_each_layer_belongs_to_it_for_those_who_look_after_it() {
        take(sendMap(cell("A1", "站前", 0), cell("A2", "站南", 0.02), cell("A3", "站后", 1)));
        confirmAll("public-safety", today);
        take(paste("编号\t名称\t综合网格\n01\t早市片\t一格\n02\t夜市片\t二格\n"));

        assertThat(planner.get("/units/" + first).body())
                .contains("社会治安网格 2", "A1</span> 站前", "A2</span> 站南", "城市管理网格 1", "01</span> 早市片", page)
                .doesNotContain("站后", "夜市片", "党建网格");
        assertThat(planner.get("/units/" + third).body()).doesNotContain("归入本网格的各图层");

        Visitor reader = staff.signedIn(staff.permitted(Set.of("territory.browse"), community.no()));
        assertThat(reader.get("/units/" + first).body()).contains("站前").doesNotContain("href=\"" + page);
        Visitor neighbour = planner(territory.findByCode(city + "02002001").orElseThrow());
        assertThat(neighbour.get("/units/" + first).body()).contains("一格").doesNotContain("站前", "早市片");
    }

    @Test
    void days_past_are_filled_in_where_nothing_is_known_of_them_and_nowhere_else() {
        LocalDate past = today.minusDays(60);
        take(paste("编号\t名称\t综合网格\n01\t早市片\t一格\n"));

        String preview = take(planner.post(
                page,
                Map.of(
                        "layer", "city-management",
                        "text", "编号\t名称\t综合网格\n01\t早市片\t二格\n02\t夜市片\t二格\n",
                        "from", past.toString())));

        assertThat(preview).contains("这个编号自 " + today + " 起已有登记");
        assertThat(mapped()).containsExactly("01 " + first + " [" + today + ",)", "02 " + second + " [" + past + ",)");
        assertThat(planner.get(page + "?asOf=" + past).body()).contains("夜市片").doesNotContain("早市片");
        Visitor.Answer early = planner.post(
                page,
                Map.of(
                        "layer", "city-management",
                        "text", "编号\t名称\t综合网格\n03\t老片\t三格\n",
                        "from", TestReorganisation.LONG_AGO.minusDays(1).toString()));
        assertThat(planner.get(early.location()).body()).contains("自 " + TestReorganisation.LONG_AGO + " 起才有");
    }

    @Test
    void the_first_integrated_grid_of_a_code_may_be_confirmed_for_days_past_and_a_second_one_not() {
        LocalDate past = today.minusDays(60);
        take(send(
                planner,
                page,
                "治安.geojson",
                TerritorySamples.collection(cell("A1", "站前", 0)).getBytes(UTF_8),
                Map.of("from", past.toString())));

        assign("站前", first, past.plusDays(10));
        assertThat(mapped()).containsExactly("A1 " + first + " [" + past.plusDays(10) + ",)");
        assertThat(planner.get(page).body()).contains("已确认归入");

        assign("站前", second, past.plusDays(20));
        assertThat(planner.get(page).body()).contains("已经过去");
        assertThat(mapped()).containsExactly("A1 " + first + " [" + past.plusDays(10) + ",)");
    }

    @Test
    void only_a_grid_of_the_community_can_be_chosen_and_only_from_today_on() {
        take(sendMap(cell("A1", "站前", 0)));
        assign("站前", community.no(), today);
        assertThat(planner.get(page).body()).contains("所选综合网格不在这里");

        assign("站前", first, today.minusDays(1));
        assertThat(planner.get(page).body()).contains("已经过去");
        assertThat(mapped()).isEmpty();
    }

    @Test
    void an_ended_grid_of_a_layer_leaves_its_integrated_grid_that_day() {
        take(sendMap(cell("A1", "站前", 0)));
        confirmAll("public-safety", today);
        LocalDate last = today.plusDays(7);

        Visitor.Answer ended = planner.post(page + "/" + idOf("站前") + "/end", Map.of("from", last.toString()));
        assertThat(planner.get(ended.location()).body()).contains("已撤销图层网格", last + " 起撤销");

        assertThat(cells(community.no())).containsExactly("A1 站前 [" + today + "," + last + ")");
        assertThat(mapped()).containsExactly("A1 " + first + " [" + today + "," + last + ")");
        assign("站前", second, last);
        assertThat(planner.get(page).body()).contains("到那天已经撤销");
    }

    @Test
    void what_was_settled_for_later_days_stays_when_the_integrated_grid_ends_before() {
        take(sendMap(cell("A1", "站前", 0), cell("A2", "站后", 1)));
        confirmAll("public-safety", today);
        LocalDate since = today.minusDays(20);
        age(since);
        LocalDate later = today.plusDays(10);
        assign("站前", third, later);

        reorganisation.carryOut(
                community.no(), new Operation.Merge(List.of(first, second), "新格", community.code() + "009"));
        reorganisation.finishAll();

        int heir = territory.findHeir(first).orElseThrow().no();
        assertThat(mapped())
                .containsExactly(
                        "A1 " + first + " [" + since + "," + today + ")",
                        "A1 " + heir + " [" + today + "," + later + ")",
                        "A1 " + third + " [" + later + ",)",
                        "A2 " + second + " [" + since + "," + today + ")",
                        "A2 " + heir + " [" + today + ",)");
    }

    @Test
    void what_was_settled_for_later_at_a_grid_that_ends_belongs_to_its_heir_then() {
        take(sendMap(cell("A1", "站前", 2)));
        confirmAll("public-safety", today);
        LocalDate later = today.plusDays(10);
        assign("站前", first, later);

        reorganisation.carryOut(
                community.no(), new Operation.Merge(List.of(first, second), "新格", community.code() + "009"));
        reorganisation.finishAll();

        int heir = territory.findHeir(first).orElseThrow().no();
        assertThat(mapped())
                .containsExactly("A1 " + third + " [" + today + "," + later + ")", "A1 " + heir + " [" + later + ",)");
    }

    @Test
    void what_belongs_to_a_grid_goes_along_when_the_grid_goes_to_another_community() {
        Unit other = neighbour();
        Actor there = TerritorySamples.staffAt(territory, other.no(), "territory.grids");
        layers.load(
                        there,
                        other.no(),
                        "public-safety",
                        List.of(new GridLayers.Drawn("A3", "后街", null)),
                        today,
                        clock.instant())
                .orThrow();
        take(sendMap(cell("A1", "站前", 0), cell("A2", "站后", 1), cell("A3", "站东", 1.02), cell("A4", "站西", 2)));
        confirmAll("public-safety", today);
        LocalDate since = today.minusDays(20);
        age(since);
        LocalDate later = today.plusDays(10);
        assign("站西", second, later);

        Unit street = territory.findByCode(city + "02001").orElseThrow();
        reorganisation.carryOut(street.no(), new Operation.Move(second, other.no()));
        reorganisation.finishAll();

        assertThat(cells(community.no()))
                .containsExactly(
                        "A1 站前 [" + since + ",)",
                        "A2 站后 [" + since + "," + today + ")",
                        "A3 站东 [" + since + "," + today + ")",
                        "A4 站西 [" + since + ",)");
        assertThat(mapped())
                .containsExactly(
                        "A1 " + first + " [" + since + ",)",
                        "A2 " + second + " [" + since + "," + today + ")",
                        "A3 " + second + " [" + since + "," + today + ")",
                        "A4 " + third + " [" + since + "," + later + ")",
                        "A4 " + second + " [" + later + ",)");
        assertThat(cells(other.no()))
                .as("a code that is taken there is told apart by where it came from")
                .containsExactly(
                        community.code() + "/A3 站东 [" + today + ",)",
                        "A2 站后 [" + today + ",)",
                        "A3 后街 [" + today + ",)");
        assertThat(mapped(other.no()))
                .containsExactly(
                        community.code() + "/A3 " + second + " [" + today + ",)", "A2 " + second + " [" + today + ",)");
        assertThat(planner.get(page).body()).contains("站前").doesNotContain("站后");
    }

    /** A second community of the street, without grids. */
    private Unit neighbour() {
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(
                                "code,name\n" + city + "02001002,第三社区居委会\n", TestReorganisation.LONG_AGO),
                        Progress.SILENT)
                .orThrow();
        return territory.findByCode(city + "02001002").orElseThrow();
    }

    @Test
    void layers_of_merged_communities_come_together_and_a_code_that_both_had_is_told_apart() {
        Unit other = neighbour();
        take(sendMap(cell("A1", "站前", 0)));
        confirmAll("public-safety", today);
        age(today.minusDays(20));
        Actor there = TerritorySamples.staffAt(territory, other.no(), "territory.grids");
        layers.load(
                        there,
                        other.no(),
                        "public-safety",
                        List.of(new GridLayers.Drawn("A1", "后街", null)),
                        today,
                        clock.instant())
                .orThrow();

        Unit street = territory.findByCode(city + "02001").orElseThrow();
        reorganisation.carryOut(
                street.no(), new Operation.Merge(List.of(community.no(), other.no()), "新社区", city + "02001009"));
        reorganisation.finishAll();

        Unit heir = territory.findHeir(community.no()).orElseThrow();
        assertThat(cells(community.no())).containsExactly("A1 站前 [" + today.minusDays(20) + "," + today + ")");
        assertThat(cells(heir.no())).hasSize(2).anyMatch(cell -> cell.contains("/A1 "));
        assertThat(mapped(heir.no())).hasSize(1).first().asString().contains("[" + today + ",)");
        Actor actor = TerritorySamples.staffAt(territory, heir.no(), "territory.browse");
        assertThat(layers.findGrid(actor, heir.no(), "public-safety", "A1", today.minusDays(3)))
                .map(Unit::name)
                .contains("一格");
    }
}
