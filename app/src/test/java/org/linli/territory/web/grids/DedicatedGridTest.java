package org.linli.territory.web.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** FEATURE UNDER TEST: what a dedicated grid is for goes on with the grid, by day (M01-01). */
@LinliTest
class DedicatedGridTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Unit community;
    private int first;
    private int second;
    private String today;
    private Visitor planner;
    private String review;

    @BeforeEach
    void open() {
        String city = reorganisation.oldCity();
        String code = city + "02001001";
        double west = 80 + Integer.parseInt(city) % 1000 * 0.05;
        imports.run(
                        TerritorySamples.system(),
                        new ImportOrder.Boundaries(
                                List.of(TerritorySamples.file(
                                        "map.geojson",
                                        TerritorySamples.collection(
                                                strip("\"code\":\"" + code + "\"", west, 0, 2),
                                                strip("\"code\":\"" + code + "001\",\"name\":\"一格\"", west, 0, 1),
                                                strip("\"code\":\"" + code + "002\",\"name\":\"二格\"", west, 1, 2)))),
                                CoordinateSystem.WGS84,
                                null,
                                ImportOrder.PropertyNames.guessed(),
                                false,
                                TestReorganisation.LONG_AGO),
                        Progress.SILENT)
                .orThrow();
        community = territory.findByCode(code).orElseThrow();
        first = territory.findByCode(code + "001").orElseThrow().no();
        second = territory.findByCode(code + "002").orElseThrow().no();
        today = reorganisation.today().toString();
        planner = staff.signedIn(staff.permitted(Set.of("territory.grids", "territory.browse"), community.no()));
    }

    private static String strip(String properties, double west, double from, double to) {
        return """
                {"type":"Feature","properties":{%s},"geometry":{"type":"Polygon","coordinates":[[[%2$.6f,46],[%3$.6f,46],[%3$.6f,46.01],[%2$.6f,46.01],[%2$.6f,46]]]}}
                """.formatted(properties, west + from * 0.01, west + to * 0.01);
    }

    private String openDrawing() {
        return planner.post("/grids/" + community.no() + "/drawings", Map.of()).location();
    }

    private static String apiOf(String drawing) {
        return "/api/v1/grid-drawings/" + drawing.substring(drawing.lastIndexOf('/') + 1);
    }

    /** Draws the grids of today, one of them dedicated to something, and publishes that for today. */
    private void dedicate(int index, String kind, String use) {
        String drawing = openDrawing();
        ObjectNode body = (ObjectNode) json.readTree(planner.get(apiOf(drawing)).body());
        ObjectNode properties = (ObjectNode) body.at("/cells/features/" + index + "/properties");
        properties.put("kind", kind).set("use", json.readTree(use));
        planner.json(
                "PUT",
                apiOf(drawing),
                json.createObjectNode()
                        .put("revision", 1)
                        .set("cells", body.get("cells"))
                        .toString());
        review = planner.get(drawing + "/publish").body();
        planner.post(drawing + "/publish", Map.of("revision", "2", "effective", today));
        reorganisation.finishAll();
    }

    private List<String> spans(int grid) {
        return jdbc.sql("SELECT use || ' ' || valid FROM grid_use WHERE unit_no = :no ORDER BY valid")
                .param("no", grid)
                .query(String.class)
                .list();
    }

    @Test
    void once_in_force_the_use_is_shown_wherever_the_grid_is() {
        dedicate(0, "DEDICATED_GRID", "\"SCHOOL\"");

        assertThat(review).as("told before it is published").contains("专属网格的变动", "<td>一般网格</td><td>学校</td>");
        assertThat(spans(first)).containsExactly("SCHOOL [" + today + ",)");
        assertThat(spans(second)).isEmpty();
        assertThat(planner.get("/grids/" + community.no()).body()).contains("专属网格·学校");
        assertThat(planner.get("/units/" + first).body()).contains("专属网格·学校", "自 " + today);
        assertThat(planner.get("/units/" + second).body()).doesNotContain("专属网格");
        assertThat(planner.get("/units/" + community.no()).body()).contains("专属网格·学校");
        assertThat(planner.get("/units/" + community.no() + "/children.csv").body())
                .contains("层级,专属网格", "\"网格\",\"学校\"", "\"网格\",\"一般网格\"");
        assertThat(planner.get("/ogc/collections/grid/items/" + first).body()).contains("\"dedicatedTo\":\"SCHOOL\"");
        assertThat(planner.get("/ogc/collections/grid/items/" + second).body()).doesNotContain("dedicatedTo");
        assertThat(planner.get("/ogc/collections/grid/items/" + first + "?datetime=2021-01-01T00:00:00Z")
                        .body())
                .contains("一格")
                .doesNotContain("dedicatedTo");
        assertThat(planner.get("/api/v1/units/" + community.no() + "/boundaries.geojson?level=grid")
                        .body())
                .contains("\"dedicatedTo\":\"SCHOOL\"");
    }

    @Test
    void the_next_drawing_begins_with_it_and_may_end_it() {
        dedicate(0, "DEDICATED_GRID", "\"SCHOOL\"");

        JsonNode next = json.readTree(planner.get(apiOf(openDrawing())).body());
        assertThat(next.at("/cells/features/0/properties/kind").asString()).isEqualTo("DEDICATED_GRID");
        assertThat(next.at("/cells/features/0/properties/use").asString()).isEqualTo("SCHOOL");
        assertThat(next.at("/cells/features/1/properties/kind").asString()).isEqualTo("GRID");

        jdbc.sql("UPDATE grid_use SET valid = '[2021-01-01,)' WHERE unit_no = :no")
                .param("no", first)
                .update();
        dedicate(0, "DEDICATED_GRID", "\"SCHOOL\"");
        assertThat(review).doesNotContain("专属网格的变动");
        assertThat(spans(first)).as("what stays is not cut").containsExactly("SCHOOL [2021-01-01,)");
        dedicate(0, "GRID", "null");
        assertThat(spans(first)).containsExactly("SCHOOL [2021-01-01," + today + ")");
    }

    @Test
    void a_dedicated_grid_of_which_nobody_said_for_what_is_for_something_else() {
        dedicate(1, "DEDICATED_GRID", "null");

        assertThat(spans(second)).containsExactly("OTHER [" + today + ",)");
    }

    @Test
    void a_draft_from_before_the_use_changed_is_on_old_ground() {
        String draft = openDrawing();

        dedicate(0, "DEDICATED_GRID", "\"PARK\"");

        assertThat(planner.get(draft).body()).contains("已经变动");
    }

    @Test
    void what_comes_of_two_schools_is_a_school() {
        jdbc.sql("""
                        INSERT INTO grid_use (unit_no, valid, use)
                        VALUES (:first, '[2021-01-01,)', 'SCHOOL'), (:second, '[2021-01-01,)', 'SCHOOL')
                        """).param("first", first).param("second", second).update();

        reorganisation.carryOut(
                community.no(), new Operation.Merge(List.of(first, second), "合格", community.code() + "009"));
        reorganisation.finishAll();

        int heir = territory.findHeir(first).orElseThrow().no();
        assertThat(spans(first)).containsExactly("SCHOOL [2021-01-01," + today + ")");
        assertThat(spans(heir)).containsExactly("SCHOOL [" + today + ",)");
    }

    @Test
    void a_school_that_goes_up_in_an_ordinary_grid_does_not_make_that_one_a_school() {
        jdbc.sql("INSERT INTO grid_use (unit_no, valid, use) VALUES (:first, '[2021-01-01,)', 'SCHOOL')")
                .param("first", first)
                .update();

        reorganisation.carryOut(
                community.no(), new Operation.Merge(List.of(first, second), "合格", community.code() + "009"));
        reorganisation.finishAll();

        assertThat(spans(first)).containsExactly("SCHOOL [2021-01-01," + today + ")");
        assertThat(spans(territory.findHeir(first).orElseThrow().no())).isEmpty();
    }

    @Test
    void parts_of_a_school_that_is_split_are_schools() {
        jdbc.sql("INSERT INTO grid_use (unit_no, valid, use) VALUES (:first, '[2021-01-01,)', 'SCHOOL')")
                .param("first", first)
                .update();

        reorganisation.carryOut(
                community.no(),
                new Operation.Split(
                        first,
                        List.of(
                                new Operation.Part("东校区", community.code() + "010", List.of()),
                                new Operation.Part("西校区", community.code() + "011", List.of()))));
        reorganisation.finishAll();

        assertThat(spans(territory
                        .findByCode(community.code() + "010")
                        .orElseThrow()
                        .no()))
                .containsExactly("SCHOOL [" + today + ",)");
        assertThat(spans(territory
                        .findByCode(community.code() + "011")
                        .orElseThrow()
                        .no()))
                .containsExactly("SCHOOL [" + today + ",)");
    }
}
