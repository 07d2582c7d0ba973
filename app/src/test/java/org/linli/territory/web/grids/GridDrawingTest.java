package org.linli.territory.web.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.incidents.NewReport;
import org.linli.incidents.TestTown;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * FEATURE UNDER TEST: grids are drawn, checked while they are drawn, and published; what stands at them follows its place
 * (M01-01, M01-03, M01-09).
 */
@LinliTest
class GridDrawingTest {

    private static final double SIZE = 0.01;

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    TestTown towns;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    private Unit community;
    private double west;
    private Visitor planner;
    private String drawing;
    private String api;

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
                                                rectangle("\"code\":\"" + code + "\"", 0, 2),
                                                rectangle("\"code\":\"" + code + "001\",\"name\":\"一格\"", 0, 1),
                                                rectangle("\"code\":\"" + code + "002\",\"name\":\"二格\"", 1, 2)))),
                                CoordinateSystem.WGS84,
                                null,
                                ImportOrder.PropertyNames.guessed(),
                                false,
                                TestReorganisation.LONG_AGO),
                        Progress.SILENT)
                .orThrow();
        community = territory.findByCode(code).orElseThrow();
        planner = staff.signedIn(staff.permitted(Set.of("territory.grids", "territory.browse"), community.no()));
        drawing =
                planner.post("/grids/" + community.no() + "/drawings", Map.of()).location();
        api = "/api/v1/grid-drawings/" + drawing.substring(drawing.lastIndexOf('/') + 1);
    }

    private String rectangle(String properties, double from, double to) {
        return """
                {"type":"Feature","properties":{%s},"geometry":%s}
                """.formatted(properties, polygon(from, to));
    }

    private String polygon(double from, double to) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.6f,40],[%2$.6f,40],[%2$.6f,40.01],[%1$.6f,40.01],[%1$.6f,40]]]}"
                .formatted(west + from * SIZE, west + to * SIZE);
    }

    private int grid(int sequence) {
        return territory
                .findByCode(community.code() + "00" + sequence)
                .orElseThrow()
                .no();
    }

    @Test
    void a_drawing_opens_with_the_grids_of_today() {
        JsonNode opened = json.readTree(planner.get(api).body());

        assertThat(opened.at("/revision").asInt()).isEqualTo(1);
        assertThat(opened.at("/editable").asBoolean()).isTrue();
        assertThat(opened.at("/unit/name").asString()).isEqualTo(community.name());
        assertThat(opened.at("/cells/features")).hasSize(2);
        assertThat(opened.at("/cells/features/0/properties/unitNo").asInt()).isEqualTo(grid(1));
        assertThat(opened.at("/report/publishable").asBoolean()).isTrue();
        assertThat(planner.get(drawing).body())
                .contains("data-grid-editor", api, "/api/v1/units/" + community.no() + "/neighbours.geojson");
        assertThat(planner.get("/grids/" + community.no()).body()).contains("一格", drawing);
    }

    @Test
    void an_overlap_and_a_gap_are_shown_with_their_areas_and_block_publishing() {
        Visitor.Answer saved = planner.json("PUT", api, body(1, cells(0, 1.1, 1.2, 2)));

        JsonNode report = json.readTree(saved.body()).get("report");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(report.get("publishable").asBoolean()).isFalse();
        assertThat(report.at("/findings/0/key").asString()).isEqualTo("grids.gap");
        assertThat(report.at("/findings/0/text").asString()).contains("没有划入任何网格");
        assertThat(report.at("/findings/0/where/type").asString()).isEqualTo("Polygon");

        JsonNode overlap = json.readTree(planner.json("POST", api + "/check", body(1, cells(0, 1.2, 1.1, 2)))
                .body());
        assertThat(overlap.at("/findings/0/text").asString()).contains("一格与二格重叠");

        String page = planner.get(drawing + "/publish").body();
        assertThat(page).contains("不能发布").doesNotContain("name=\"effective\"");
        assertThat(page)
                .as("a map, and lines that lead to the places on it")
                .contains("data-grid-findings", "data-drawing=\"" + api + "\"", "data-finding=\"1\"");
        publish(2, reorganisation.today().toString());
        assertThat(planner.get(drawing + "/publish").body()).contains("草稿");
    }

    @Test
    void of_very_many_findings_the_page_lists_the_first_errors_first_and_counts_the_others() {
        ObjectNode cells = cells(0, 1, 1, 2);
        int holes = 230;
        ((ObjectNode) cells.at("/features/0")).set("geometry", json.readTree(riddled(holes)));
        JsonNode report =
                json.readTree(planner.json("PUT", api, body(1, cells)).body()).get("report");
        int all = report.get("findings").size();
        assertThat(report.get("errors").asInt()).isGreaterThanOrEqualTo(holes);

        String page = planner.get(drawing + "/publish").body();

        assertThat(page).contains("另有 " + (all - 200) + " 条未列出", "还有 " + report.get("errors") + " 处错误");
        assertThat(page.split("class=\"picks__item\"", -1)).hasSize(201);
        assertThat(page.substring(page.indexOf("id=\"findings\""))).doesNotContain("chip--soon");
    }

    /** The first cell with square holes in rows. */
    private String riddled(int holes) {
        String shell = json.readTree(polygon(0, 1)).at("/coordinates/0").toString();
        String rings = IntStream.range(0, holes)
                .mapToObj(hole -> {
                    double x = west + 0.0003 + hole % 20 * 0.0004;
                    double y = 40.0003 + hole / 20 * 0.0004;
                    return "[[%1$.6f,%2$.6f],[%1$.6f,%4$.6f],[%3$.6f,%4$.6f],[%3$.6f,%2$.6f],[%1$.6f,%2$.6f]]"
                            .formatted(x, y, x + 0.0002, y + 0.0002);
                })
                .collect(Collectors.joining(","));
        return "{\"type\":\"Polygon\",\"coordinates\":[" + shell + "," + rings + "]}";
    }

    @Test
    void who_saves_over_somebody_elses_cells_is_told() {
        assertThat(planner.json("PUT", api, body(1, cells(0, 1.2, 1.2, 2))).status())
                .isEqualTo(200);

        Visitor.Answer stale = planner.json("PUT", api, body(1, cells(0, 1.3, 1.3, 2)));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.header("content-type").orElse("")).contains("application/problem+json");
        assertThat(stale.body()).contains("grid-drawing-changed", "别人已保存过");
    }

    @Test
    void what_is_no_grid_is_refused_with_the_shape_named() {
        ObjectNode good = cells(0, 1, 1, 2);
        assertThat(refused(good, "/features/0/id", "2")).contains("编号不对或重复");
        assertThat(refused(good, "/features/0/properties/name", "\"\"")).contains("第 1 个图形");
        assertThat(refused(good, "/features/0/properties/unitNo", "999999999")).contains("不属于本社区");
        assertThat(refused(good, "/features/0/geometry", "{\"type\":\"Point\",\"coordinates\":[1,2]}"))
                .contains("不是面");
        assertThat(refused(
                        good,
                        "/features/0/geometry",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[40,106],[41,106],[41,107],[40,106]]]}"))
                .contains("纬度写在了经度前面");
        assertThat(refused(
                        good,
                        "/features/0/geometry",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[400,40],[401,40],[401,41],[400,40]]]}"))
                .contains("超出经纬度范围");
        assertThat(planner.json("PUT", api, "nonsense").status()).isEqualTo(400);
        assertThat(planner.json("PUT", api, "{}").status()).isEqualTo(422);
    }

    @Test
    void a_bow_tie_is_kept_and_named_an_error() {
        ObjectNode cells = cells(0, 1, 1, 2);
        String bow =
                "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.6f,40],[%2$.6f,40.01],[%2$.6f,40],[%1$.6f,40.01],[%1$.6f,40]]]}"
                        .formatted(west, west + SIZE);
        ((ObjectNode) cells.at("/features/0")).set("geometry", json.readTree(bow));

        JsonNode report = json.readTree(
                planner.json("POST", api + "/check", body(1, cells)).body());

        assertThat(report.get("publishable").asBoolean()).isFalse();
        assertThat(report.at("/findings/0/text").asString()).contains("自相交");
    }

    @Test
    void a_body_of_more_than_two_megabytes_is_taken() {
        String padded = body(1, cells(0, 1, 1, 2)).replaceFirst("\\{", "{\"pad\":\"" + "x".repeat(3_000_000) + "\",");

        assertThat(planner.json("POST", api + "/check", padded).status()).isEqualTo(200);
    }

    @Test
    void grids_are_split_and_merged_over_the_wire() {
        ObjectNode split = (ObjectNode) json.readTree(body(1, cells(0, 1, 1, 2)));
        split.put("number", 1);
        split.set(
                "line",
                json.readTree("{\"type\":\"LineString\",\"coordinates\":[[%f,40.004],[%f,40.004]]}"
                        .formatted(west - 0.001, west + 0.0101)));
        JsonNode parts = json.readTree(
                planner.json("POST", api + "/split", split.toString()).body());
        assertThat(parts.at("/cells/features")).hasSize(3);

        ObjectNode merge = json.createObjectNode();
        merge.set("cells", parts.get("cells"));
        merge.set("numbers", json.createArrayNode().add(1).add(3));
        JsonNode merged = json.readTree(
                planner.json("POST", api + "/merge", merge.toString()).body());
        assertThat(merged.at("/cells/features")).hasSize(2);
    }

    @Test
    void published_grids_are_in_force_and_open_incidents_go_where_their_place_lies() {
        UUID moves = report(grid(1), 0.9);
        UUID stays = report(grid(1), 0.2);
        UUID elsewhere = report(grid(2), 1.5);
        // The first goes on and is smaller; the second ends, a third takes the ground in between and the rest of it.
        ObjectNode cells = cells(0, 0.5, 0.5, 2);
        ((ObjectNode) cells.at("/features/1/properties")).putNull("unitNo").put("name", "三格");
        assertThat(planner.json("PUT", api, body(1, cells)).status()).isEqualTo(200);
        int ended = grid(2);
        assertThat(planner.get(drawing + "/publish").body()).contains("name=\"effective\"", "二格");

        publish(2, reorganisation.today().toString());
        reorganisation.finishAll();

        Unit third = territory.findByCode(community.code() + "003").orElseThrow();
        assertThat(third.name()).isEqualTo("三格");
        assertThat(territory.findByCode(community.code() + "002")).isEmpty();
        assertThat(territory.findHeir(ended)).contains(third);
        assertThat(territory.locate(at(0.7))).contains(third);
        assertThat(territory.locate(at(0.2)).orElseThrow().no()).isEqualTo(grid(1));
        assertThat(List.of(unitOf(moves), unitOf(stays), unitOf(elsewhere)))
                .containsExactly(third.no(), grid(1), third.no());
        assertThat(planner.get(drawing).body()).contains("已生效");
    }

    @Test
    void a_drawing_for_another_day_waits_and_keeps_a_second_one_out() {
        planner.json("PUT", api, body(1, cells(0, 1.2, 1.2, 2)));
        publish(2, reorganisation.today().plusDays(9).toString());
        assertThat(planner.get(drawing).body()).contains("等生效");
        assertThat(planner.json("PUT", api, body(2, cells(0, 1, 1, 2))).status())
                .isEqualTo(409);

        String second =
                planner.post("/grids/" + community.no() + "/drawings", Map.of()).location();
        Visitor.Answer refused = planner.post(
                second + "/publish",
                Map.of(
                        "revision",
                        "1",
                        "effective",
                        reorganisation.today().plusDays(9).toString()));
        assertThat(planner.get(refused.location()).body()).contains("另有一个方案已发布");
    }

    @Test
    void a_past_day_and_old_ground_are_refused() {
        publish(1, "2026-01-05");
        assertThat(planner.get(drawing).body()).contains("草稿");

        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                rectangle("\"code\":\"" + community.code() + "001\"", 0, 0.9))),
                        Progress.SILENT)
                .orThrow();
        assertThat(planner.get(drawing).body()).contains("已经变动");
        planner.post(drawing + "/rebase", Map.of("revision", "1"));
        assertThat(planner.get(drawing).body()).doesNotContain("已经变动");
    }

    private void publish(int revision, String day) {
        planner.post(drawing + "/publish", Map.of("revision", Integer.toString(revision), "effective", day));
    }

    private LonLat at(double share) {
        return new LonLat(west + share * SIZE, 40.005);
    }

    private UUID report(int unitNo, double share) {
        NewReport usual = towns.reportOf(unitNo, "路灯不亮");
        LonLat place = at(share);
        return towns.report(
                new NewReport(
                        usual.text(),
                        usual.categoryCode(),
                        unitNo,
                        null,
                        place,
                        null,
                        List.of(),
                        null,
                        NewReport.Channel.WEB,
                        null,
                        clock.instant()),
                clock.instant());
    }

    private int unitOf(UUID incident) {
        return transactions.read(
                new Scope.SystemJob(new Purpose("test")),
                () -> jdbc.sql("SELECT unit_no FROM incident WHERE id = :id")
                        .param("id", incident)
                        .query(Integer.class)
                        .single());
    }

    private String refused(ObjectNode cells, String pointer, String value) {
        ObjectNode broken = cells.deepCopy();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) broken.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), json.readTree(value));
        Visitor.Answer answer = planner.json("PUT", api, body(1, broken));
        assertThat(answer.status()).as(pointer).isEqualTo(422);
        return answer.body();
    }

    private String body(int revision, ObjectNode cells) {
        ObjectNode body = json.createObjectNode();
        body.put("revision", revision);
        body.set("cells", cells);
        return body.toString();
    }

    private ObjectNode cells(double firstFrom, double firstTo, double secondFrom, double secondTo) {
        ArrayNode features = json.createArrayNode();
        features.add(cell(1, "一格", grid(1), firstFrom, firstTo));
        features.add(cell(2, "二格", grid(2), secondFrom, secondTo));
        ObjectNode cells = json.createObjectNode();
        cells.put("type", "FeatureCollection");
        cells.set("features", features);
        return cells;
    }

    private JsonNode cell(int number, String name, int unitNo, double from, double to) {
        return json.readTree("""
                {"type":"Feature","id":%d,"properties":{"name":"%s","kind":"GRID","unitNo":%d,"use":null},"geometry":%s}
                """.formatted(number, name, unitNo, polygon(from, to)));
    }
}
