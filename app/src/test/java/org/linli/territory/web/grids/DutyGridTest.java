package org.linli.territory.web.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.ImportOrder;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
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
 * FEATURE UNDER TEST: several unit grids have one responsible post, each grid at most one; the published list of what is
 * done in grids (M01-44).
 */
@LinliTest
class DutyGridTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    MapFeatures features;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private String city;
    private Unit community;
    private double west;
    private int first;
    private int second;
    private int third;
    private String page;
    private String today;
    private Visitor planner;

    @BeforeEach
    void open() {
        city = reorganisation.oldCity();
        String code = city + "02001001";
        west = 80 + Integer.parseInt(city) % 1000 * 0.05;
        imports.run(
                        TerritorySamples.system(),
                        new ImportOrder.Boundaries(
                                List.of(TerritorySamples.file(
                                        "map.geojson",
                                        TerritorySamples.collection(
                                                box(code + "001", "一格", west),
                                                box(code + "002", "二格", west + 0.01),
                                                box(code + "003", "三格", west + 0.02)))),
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
        third = territory.findByCode(code + "003").orElseThrow().no();
        page = "/grids/" + community.no();
        today = reorganisation.today().toString();
        planner = staff.signedIn(staff.permitted(Set.of("territory.grids"), community.no()));
    }

    private static String box(String code, String name, double west) {
        return TerritorySamples.box("\"code\":\"" + code + "\",\"name\":\"" + name + "\"", west, 42, 0.01);
    }

    private String addDuty(String name, int grid) {
        Visitor.Answer answer = planner.post(
                page + "/duty",
                Map.of("name", name, "post", name + "长", "grids", Integer.toString(grid), "from", today));
        return planner.get(answer.location()).body();
    }

    private List<String> places(int grid) {
        return transactions.read(
                new Scope.SystemJob(new Purpose("test")),
                () -> jdbc.sql("""
                                SELECT d.name || ' ' || m.valid
                                FROM duty_grid_member m
                                JOIN duty_grid d ON d.id = m.duty_id
                                WHERE m.grid_no = :grid
                                ORDER BY m.valid
                                """).param("grid", grid).query(String.class).list());
    }

    @Test
    void a_grid_is_in_one_duty_grid_only() {
        assertThat(addDuty("东片", first)).contains("已新建责任网格", "东片长");

        assertThat(addDuty("西片", first)).contains("一格 在 " + today + " 或之后已属于别的责任网格");

        assertThat(places(first)).containsExactly("东片 [" + today + ",)");
    }

    @Test
    void who_stays_in_a_changed_duty_grid_keeps_its_days_and_who_leaves_is_free_from_that_day() {
        String shown = addDuty("东片", first);
        String duty = shown.substring(shown.indexOf(page + "/duty/"));
        String path = duty.substring(0, duty.indexOf('"'));
        String later = reorganisation.today().plusDays(5).toString();

        planner.post(path, Map.of("grids", Integer.toString(second), "from", later));

        assertThat(places(first)).containsExactly("东片 [" + today + "," + later + ")");
        assertThat(places(second)).containsExactly("东片 [" + later + ",)");

        planner.post(path + "/end", Map.of("from", today));
        assertThat(places(first)).isEmpty();
        assertThat(planner.get(page).body()).contains("还没有责任网格");
    }

    @Test
    void the_heir_of_an_ended_grid_takes_its_place_and_what_was_stays() {
        addDuty("东片", first);
        addDuty("西片", second);
        addDuty("北片", third);
        transactions.write(
                new Scope.SystemJob(new Purpose("test")),
                () -> jdbc.sql("""
                                UPDATE duty_grid_member
                                SET valid = '[2021-01-01,)'
                                WHERE grid_no = :grid
                                """).param("grid", first).update());

        reorganisation.carryOut(
                community.no(), new Operation.Merge(List.of(first, second), "新格", community.code() + "009"));
        reorganisation.finishAll();

        Unit heir = territory.findHeir(first).orElseThrow();
        assertThat(places(first)).containsExactly("东片 [2021-01-01," + today + ")");
        assertThat(places(second)).isEmpty();
        assertThat(places(heir.no())).containsExactly("东片 [" + today + ",)");
        assertThat(places(third)).containsExactly("北片 [" + today + ",)");
    }

    @Test
    void the_list_of_what_is_done_in_grids_is_public_and_a_change_waits_for_its_day() {
        Map<String, String> item = new HashMap<>(
                Map.of("name", "消防巡查", "frequency", "每周一次", "evidence", "照片", "basis", "《中华人民共和国消防法》", "from", today));
        assertThat(planner.post("/grids/items", item).location()).isEqualTo("/grids/items");
        String list = planner.get("/grids/items").body();
        String href = list.substring(list.indexOf("/grids/items/", list.indexOf("<tbody>")));
        String path = href.substring(0, href.indexOf('"'));

        item.put("frequency", "每天一次");
        item.put("from", reorganisation.today().plusDays(1).toString());
        planner.post(path, item);

        String published = "/grids/items/public?unit=" + first;
        assertThat(staff.visitor().get(published).body())
                .contains("消防巡查", "每周一次", "清单之外的事项")
                .doesNotContain("每天一次");
        assertThat(planner.get(path).body()).contains("每周一次", "每天一次");

        planner.post(path + "/end", Map.of("day", today));
        assertThat(staff.visitor().get(published).body()).doesNotContain("消防巡查");
    }

    @Test
    void who_looks_after_many_units_sees_which_of_them_published_a_list_and_nobody_elses() {
        Unit street = territory.findByCode(city + "02001").orElseThrow();
        String link = "href=\"/grids/items/public?unit=" + street.no() + "\"";
        Visitor above = plannerAt(city);
        assertThat(above.get("/grids/items").body()).doesNotContain(link);

        plannerAt(street.code())
                .post(
                        "/grids/items",
                        Map.of("name", "消防巡查", "frequency", "每周一次", "basis", "《中华人民共和国消防法》", "from", today));

        assertThat(above.get("/grids/items").body()).contains("下级公布的清单", link);
        assertThat(plannerAt(city + "02").get("/grids/items").body()).contains(link);
        assertThat(plannerAt(city + "03").get("/grids/items").body()).doesNotContain("下级公布的清单", link);
        assertThat(planner.get("/grids/items").body()).doesNotContain("下级公布的清单");
    }

    private Visitor plannerAt(String code) {
        return staff.signedIn(staff.permitted(
                Set.of("territory.grids"),
                territory.findByCode(code).orElseThrow().no()));
    }

    @Test
    void a_grid_in_the_list_of_its_community_has_its_households_and_who_answers_for_it() {
        assertThat(planner.get(page).body())
                .as("nobody counted, nobody appointed")
                .contains("一格", "–", "暂缺");
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"" + community.code() + "\"", west, 42, 0.03))),
                        Progress.SILENT)
                .orThrow();
        features.put(
                        TerritorySamples.system(),
                        community.no(),
                        MapFeatures.BUILDINGS,
                        List.of(building("一号楼", west + 0.002, "40"), building("二号楼", west + 0.004, "7")))
                .orThrow();
        TestStaff.Person worker = staff.holding("grid-worker", first);

        String table = planner.get(page).body();
        String row = table.substring(table.indexOf("href=\"/units/" + first), table.indexOf("href=\"/units/" + second));
        assertThat(row)
                .contains("47 <small class=\"nowrap\">按地图楼栋</small>", worker.name())
                .doesNotContain("暂缺");
        assertThat(table.substring(table.indexOf("href=\"/units/" + second)))
                .contains("<span class=\"muted\">–</span>", "暂缺")
                .doesNotContain(worker.name());
    }

    private static MapFeature building(String name, double longitude, String households) {
        return new MapFeature(name, null, new LonLat(longitude, 42.005).toPoint(), Map.of("households", households));
    }

    @Test
    void an_item_without_a_basis_or_in_the_past_is_refused_and_what_was_typed_stays() {
        Visitor.Answer refused =
                planner.post("/grids/items", Map.of("name", "随手拍", "frequency", "每天", "basis", "", "from", today));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("随手拍", "都要填写");

        Visitor.Answer past = planner.post(
                "/grids/items", Map.of("name", "随手拍", "frequency", "每天", "basis", "甲", "from", "2020-01-01"));
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body()).contains("2020-01-01 已经过去");
    }
}
