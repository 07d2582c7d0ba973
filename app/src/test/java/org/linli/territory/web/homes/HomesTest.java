package org.linli.territory.web.homes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.proposal.Proposal;
import org.linli.identity.Identity;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.Dwellings;
import org.linli.territory.Dwellings.Kind;
import org.linli.territory.Dwellings.NewDoor;
import org.linli.territory.GridCell;
import org.linli.territory.GridDrawings;
import org.linli.territory.ImportOrder;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.grids.CellCheck;
import org.linli.territory.internal.grids.Drawings;
import org.linli.territory.internal.grids.GridDrawing;
import org.linli.territory.internal.grids.GridGround;
import org.linli.territory.internal.grids.Proposals;
import org.linli.territory.internal.homes.HomeFigure;
import org.linli.territory.internal.homes.HomeFigures;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * FEATURE UNDER TEST: the hierarchy goes down to the doors of a building; doors are seen by the staff of the very grid,
 * numbers by everybody (M01-40, R01).
 *
 * <p>The community has the grids 一格 and 二格 side by side, each 0.01 degrees wide. 甲楼 stands in 一格 with 2 entrances,
 * 3 floors and 12 homes, 乙楼 in 二格 with 1 entrance, 2 floors and 4 homes.
 */
@LinliTest
class HomesTest {

    private static final Pattern BUILDING = Pattern.compile("/units/(\\d+)/buildings/([0-9a-f-]{36})");

    @Autowired
    TestStaff staff;

    @Autowired
    Identity identity;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    MapFeatures features;

    @Autowired
    Dwellings dwellings;

    @Autowired
    GridDrawings drawings;

    @Autowired
    Drawings drafts;

    @Autowired
    Proposals proposals;

    @Autowired
    HomeFigures homeFigures;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Unit community;
    private Unit first;
    private Unit second;
    private double west;
    private LocalDate today;
    private Person worker;
    private Visitor own;
    private Visitor neighbour;
    private Visitor clerk;

    @BeforeEach
    void open() {
        String city = reorganisation.oldCity();
        String code = city + "02001001";
        west = 80 + Integer.parseInt(city) % 1000 * 0.05;
        today = reorganisation.today();
        draw(TestReorganisation.LONG_AGO, grid(code, "001", "一格", 0, 1), grid(code, "002", "二格", 1, 2));
        community = territory.findByCode(code).orElseThrow();
        first = territory.findByCode(code + "001").orElseThrow();
        second = territory.findByCode(code + "002").orElseThrow();
        features.put(
                        TerritorySamples.system(),
                        community.no(),
                        MapFeatures.BUILDINGS,
                        List.of(building("甲楼", 0.7, 3, 2, 12), building("乙楼", 1.5, 2, 1, 4)))
                .orThrow();
        worker = staff.holding("grid-worker", first.no());
        own = staff.signedIn(worker);
        neighbour = staff.signedIn(staff.holding("grid-worker", second.no()));
        clerk = staff.signedIn(staff.holding("community-clerk", community.no()));
    }

    private String grid(String community, String number, String name, double from, double to) {
        return """
                {"type":"Feature","properties":{"code":"%s","name":"%s"},"geometry":{"type":"Polygon","coordinates":[[[%f,42],[%f,42],[%f,42.01],[%f,42.01],[%f,42]]]}}
                """.formatted(
                        community + number,
                        name,
                        west + from * 0.01,
                        west + to * 0.01,
                        west + to * 0.01,
                        west + from * 0.01,
                        west + from * 0.01);
    }

    private void draw(LocalDate since, String... grids) {
        imports.run(
                        TerritorySamples.system(),
                        new ImportOrder.Boundaries(
                                List.of(TerritorySamples.file("map.geojson", TerritorySamples.collection(grids))),
                                CoordinateSystem.WGS84,
                                null,
                                ImportOrder.PropertyNames.guessed(),
                                false,
                                since),
                        Progress.SILENT)
                .orThrow();
    }

    private MapFeature building(String name, double column, int floors, int entrances, int homes) {
        double at = west + column * 0.01;
        return new MapFeature(
                name,
                community.code() + name,
                new GeometryFactory().toGeometry(new Envelope(at - 0.0002, at + 0.0002, 42.004, 42.0044)),
                Map.of(
                        "floors", Integer.toString(floors),
                        "entrances", Integer.toString(entrances),
                        "households", Integer.toString(homes)));
    }

    /** The address of a building as the page of its grid links it. */
    private String building(Unit grid, String name) {
        String page = own.get("/units/" + grid.no() + "/homes").body();
        Matcher links = BUILDING.matcher(page.substring(0, page.indexOf(">" + name + "</a>")));
        String found = "";
        while (links.find()) {
            found = links.group();
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private void beginAll() {
        dwellings
                .beginFromMap(TerritorySamples.system(), community.no(), TestReorganisation.LONG_AGO)
                .orThrow();
    }

    private String follow(Visitor visitor, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return visitor.get(answer.location()).body();
    }

    private List<String> seenBy(Scope scope) {
        return transactions.read(
                scope,
                () -> jdbc.sql("SELECT door FROM dwelling ORDER BY door")
                        .query(String.class)
                        .list());
    }

    private static String door(String page, String door) {
        Matcher link = Pattern.compile("href=\"([^\"]+/doors/[0-9a-f-]{36})\">" + door + "[< ]")
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    @Test
    void the_way_leads_down_with_numbers_at_each_level() {
        beginAll();
        Visitor clerkAbove = staff.signedIn(staff.holding("community-clerk", community.parentNo()));

        assertThat(clerkAbove.get("/units/" + community.parentNo() + "/homes").body())
                .contains(">" + community.name() + "</a>", "16 <small class=\"nowrap\">按房屋登记");
        assertThat(clerkAbove.get("/units/" + community.no() + "/homes").body())
                .contains(">一格</a>", ">二格</a>", "12 <small class=\"nowrap\">按房屋登记");
        assertThat(clerkAbove.get("/units/" + first.no() + "/homes").body())
                .contains(">甲楼</a>", "谁能看到房屋")
                .doesNotContain(">乙楼</a>");
        assertThat(clerkAbove.get(building(first, "甲楼")).body())
                .contains("谁能看到房屋", worker.name(), "12")
                .doesNotContain("302", "/doors");
    }

    @Test
    void the_grids_own_worker_sees_the_doors_and_leaves_a_trace() {
        beginAll();
        String doors = building(first, "甲楼") + "/doors";

        String page = own.get(doors).body();

        assertThat(page).contains(">101", ">302", "2单元", "3层");
        assertThat(own.get("/units/" + first.no() + "/homes").body()).contains("/doors\"", "这是您的网格");
        assertThat(own.get("/api/v1/units/" + first.no() + "/doors").body())
                .contains("\"door\":\"302\"", "\"kind\":\"HOME\"");
        assertThat(transactions.read(
                        TerritorySamples.staffEverywhere("evidence.audit").scope(),
                        () -> evidence.listAccesses(new Subject("unit", first.id()))))
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.actorName()).startsWith(worker.name());
                    assertThat(one.purpose()).isEqualTo("territory.doors");
                });
    }

    @Test
    void for_the_worker_of_another_grid_the_doors_do_not_exist() {
        beginAll();
        String building = building(first, "甲楼");
        String door = door(own.get(building + "/doors").body(), "101");

        assertThat(neighbour.get(building + "/doors").status()).isEqualTo(404);
        assertThat(neighbour.get(door).status()).isEqualTo(404);
        assertThat(neighbour.get("/api/v1/units/" + first.no() + "/doors").status())
                .isEqualTo(404);
        assertThat(neighbour
                        .post(door, Map.of("kind", "SHOP", "households", "0", "revision", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(neighbour
                        .post(door + "/end", Map.of("day", today.toString(), "revision", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(neighbour
                        .post(building + "/doors", Map.of("floor", "9", "door", "901", "from", today.toString()))
                        .status())
                .isEqualTo(404);
        // Under the number of her own grid the building of another one is not found either.
        String asHers = building.replace("/units/" + first.no(), "/units/" + second.no()) + "/doors";
        assertThat(neighbour.get(asHers).status()).isEqualTo(404);
        assertThat(neighbour.get(building).body()).contains("谁能看到房屋").doesNotContain(">101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "community-clerk",
                "dispatcher",
                "checker",
                "planner",
                "local-administrator",
                "system-administrator",
                "security-administrator",
                "audit-administrator"
            })
    void every_other_post_sees_numbers_at_most(String set) {
        beginAll();
        String building = building(first, "甲楼");

        Visitor other = staff.signedIn(staff.holding(set, community.no()));
        assertThat(other.get(building + "/doors").status()).isIn(403, 404);
        assertThat(other.get("/api/v1/units/" + first.no() + "/doors").status()).isIn(403, 404);
        Answer numbers = other.get("/units/" + first.no() + "/homes");
        assertThat(numbers.status()).isIn(200, 403);
        assertThat(numbers.body()).doesNotContain("/doors");
    }

    @Test
    void a_post_of_another_kind_at_the_grid_does_not_open_doors_nor_does_one_over_the_community() {
        beginAll();
        String doors = building(first, "甲楼") + "/doors";

        Visitor clerkOfGrid = staff.signedIn(staff.holding("community-clerk", first.no()));
        assertThat(clerkOfGrid.get(doors).status()).isEqualTo(403);
        Visitor above = staff.signedIn(staff.permitted(Set.of("territory.doors", "territory.browse"), community.no()));
        assertThat(above.get(doors).status()).isEqualTo(404);
        Visitor everywhere = staff.signedIn(staff.permitted(Set.of("territory.doors", "territory.browse"), null));
        assertThat(everywhere.get(doors).status()).isEqualTo(404);
    }

    @Test
    void the_database_shows_doors_under_no_other_scope() {
        beginAll();

        assertThat(seenBy(new Scope.GridStaff(worker.account(), worker.post(), today)))
                .hasSize(12);
        assertThat(seenBy(new Scope.Territory(territory.numbersAtOrBelow(community.no()))))
                .isEmpty();
        assertThat(seenBy(TerritorySamples.staffEverywhere().scope())).isEmpty();
        assertThat(seenBy(new Scope.SystemJob(new Purpose("test.doors")))).isEmpty();
        assertThat(seenBy(new Scope.Self(worker.account()))).isEmpty();
        assertThat(seenBy(new Scope.Published())).isEmpty();
        assertThat(seenBy(new Scope.GridStaff(UUID.randomUUID(), worker.post(), today)))
                .isEmpty();
        assertThat(seenBy(new Scope.GridStaff(worker.account(), UUID.randomUUID(), today)))
                .isEmpty();
        Person other = staff.holding("grid-worker", second.no());
        assertThat(seenBy(new Scope.GridStaff(worker.account(), other.post(), today)))
                .isEmpty();
        assertThat(seenBy(new Scope.GridStaff(other.account(), other.post(), today)))
                .hasSize(4);
        Person above = staff.permitted(Set.of("territory.doors"), community.no());
        assertThat(seenBy(new Scope.GridStaff(above.account(), above.post(), today)))
                .isEmpty();
    }

    @Test
    void the_database_lets_nobody_else_write_at_doors_that_are_kept() {
        beginAll();
        Scope clerks = new Scope.Territory(territory.numbersAtOrBelow(community.no()));

        assertThat(changed(clerks, "UPDATE dwelling SET kind = 'OTHER', households = 0"))
                .isZero();
        assertThat(changed(clerks, "DELETE FROM dwelling")).isZero();
        assertThatThrownBy(() -> changed(clerks, """
                        INSERT INTO dwelling (id, building_id, entrance, floor, door, kind, households, valid, revision)
                        SELECT uuidv7(), id, '', 9, '901', 'HOME', 1, '[2026-01-01,)', 1
                        FROM building
                        WHERE unit_no = %d
                        """.formatted(community.no())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private int changed(Scope scope, String sql) {
        return transactions.write(scope, () -> jdbc.sql(sql).update());
    }

    @Test
    void households_are_not_told_of_fewer_than_ten_homes() {
        beginAll();

        assertThat(clerk.get("/api/v1/units/" + first.no() + "/homes").body()).contains("\"households\":12");
        assertThat(clerk.get("/api/v1/units/" + second.no() + "/homes").body())
                .contains("\"homes\":4")
                .doesNotContain("\"households\":4");
        assertThat(clerk.get("/api/v1/units/" + community.no() + "/homes").body())
                .contains("\"homes\":16", "\"households\":12")
                .doesNotContain("\"households\":16");
    }

    @Test
    void when_the_appointment_has_ended_the_doors_are_closed() {
        beginAll();
        String doors = building(first, "甲楼") + "/doors";
        assertThat(own.get(doors).status()).isEqualTo(200);

        identity.endAppointment(TestStaff.INSTALLER, worker.account(), worker.post(), today)
                .orThrow();

        assertThat(own.get(doors).status()).isNotEqualTo(200);
        assertThat(seenBy(new Scope.GridStaff(worker.account(), worker.post(), today)))
                .isEmpty();
        assertThat(seenBy(new Scope.GridStaff(worker.account(), worker.post(), today.minusDays(1))))
                .hasSize(12);
    }

    @Test
    void a_building_that_changes_sides_takes_its_doors_along_on_that_day() {
        beginAll();
        LocalDate yesterday = today.minusDays(1);
        // 甲楼 stands at 0.7 columns: from today on that is ground of 二格.
        draw(today, grid(community.code(), "001", "一格", 0, 0.5), grid(community.code(), "002", "二格", 0.5, 2));
        Person other = staff.holding("grid-worker", second.no());

        assertThat(seenBy(new Scope.GridStaff(worker.account(), worker.post(), yesterday)))
                .hasSize(12);
        assertThat(seenBy(new Scope.GridStaff(other.account(), other.post(), yesterday)))
                .hasSize(4);
        assertThat(seenBy(new Scope.GridStaff(worker.account(), worker.post(), today)))
                .isEmpty();
        assertThat(seenBy(new Scope.GridStaff(other.account(), other.post(), today)))
                .hasSize(16);
    }

    @Test
    void grids_drawn_anew_take_over_the_doors_on_their_ground_with_the_day_they_hold_from() {
        draw(TestReorganisation.LONG_AGO, grid(community.code(), "", community.name(), 0, 2));
        beginAll();
        Actor planner = TerritorySamples.staffAt(territory, community.no(), "territory.grids");
        UUID drawing = drawings.open(planner, community.no(), clock.instant()).orThrow();
        List<GridCell> moved = drawings.cells(planner, drawing).stream()
                .map(cell -> new GridCell(
                        cell.number(),
                        cell.name(),
                        cell.kind(),
                        cell.unitNo(),
                        cell.use(),
                        Objects.equals(cell.unitNo(), first.no()) ? rectangle(0, 0.5) : rectangle(0.5, 2)))
                .toList();
        int revision =
                drawings.save(planner, drawing, 1, moved, clock.instant()).orThrow();

        drawings.publish(planner, drawing, revision, today, clock.instant()).orThrow();
        reorganisation.finishAll();

        assertThat(own.get("/units/" + first.no() + "/homes").body()).doesNotContain(">甲楼</a>");
        assertThat(neighbour.get("/api/v1/units/" + second.no() + "/doors").body())
                .contains("\"302\"");
        assertThat(seenBy(new Scope.GridStaff(worker.account(), worker.post(), today.minusDays(1))))
                .hasSize(12);
    }

    private Polygon rectangle(double from, double to) {
        return (Polygon)
                new GeometryFactory().toGeometry(new Envelope(west + from * 0.01, west + to * 0.01, 42, 42.01));
    }

    @Test
    void grids_that_are_merged_leave_their_doors_to_the_new_one_and_the_days_before_stay() {
        beginAll();
        reorganisation.carryOut(
                community.no(), new Operation.Merge(List.of(first.no(), second.no()), "合格", community.code() + "009"));
        Unit merged = territory.findByCode(community.code() + "009").orElseThrow();
        Person worksThere = staff.holding("grid-worker", merged.no());

        assertThat(seenBy(new Scope.GridStaff(worksThere.account(), worksThere.post(), today)))
                .hasSize(16);
        assertThat(clerk.get("/units/" + merged.no() + "/homes").body()).contains(">甲楼</a>", ">乙楼</a>");
        assertThat(clerk.get("/units/" + first.no() + "/homes?asOf=" + today.minusDays(1))
                        .body())
                .contains(">甲楼</a>")
                .doesNotContain(">乙楼</a>");
    }

    @Test
    void the_clerk_begins_a_building_from_the_map_without_seeing_doors_and_only_once() {
        String building = building(first, "甲楼");
        assertThat(clerk.get(building).body()).contains("推出 12 套住房", "按地图楼栋");

        assertThat(follow(clerk, clerk.post(building + "/proposal", Map.of())))
                .contains("房屋已建立", "按房屋登记")
                .doesNotContain("推出", ">101");
        assertThat(follow(clerk, clerk.post(building + "/proposal", Map.of()))).contains("已经有房屋");
        assertThat(own.get(building + "/doors").body()).contains(">302");
        assertThat(neighbour.post(building + "/proposal", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void the_number_of_homes_says_where_it_comes_from() {
        String page = "/units/" + community.no() + "/homes";
        assertThat(clerk.get(page).body()).contains("16 <small class=\"nowrap\">按地图楼栋");

        clerk.post(building(first, "甲楼") + "/proposal", Map.of());

        assertThat(clerk.get(page).body()).contains("16 <small class=\"nowrap\">部分按房屋登记");
        assertThat(clerk.get("/units/" + second.no()).body()).contains("4 <small class=\"nowrap\">按地图楼栋");
        assertThat(clerk.get("/units/" + first.no()).body()).contains("12 <small class=\"nowrap\">按房屋登记");
    }

    @Test
    void the_grids_worker_adds_changes_and_ends_doors_and_two_at_once_do_not_overwrite_each_other() {
        beginAll();
        String doors = building(first, "甲楼") + "/doors";
        Map<String, String> basement =
                Map.of("entrance", "", "floor", "-1", "door", "b01", "kind", "OTHER", "from", today.toString());
        assertThat(follow(own, own.post(doors, basement))).contains("房屋已增补", "地下1层", ">B01", "临街");
        assertThat(own.post(doors, basement).body()).contains("门牌 B01 已经在册");

        String door = door(own.get(doors).body(), "101");
        Map<String, String> shop = Map.of("kind", "SHOP", "households", "", "revision", "1");
        assertThat(follow(own, own.post(door, shop))).contains("已更正", ">101 <small>商铺");
        assertThat(follow(own, own.post(door, Map.of("kind", "OFFICE", "households", "", "revision", "1"))))
                .contains("刚被改过");
        assertThat(own.get("/api/v1/units/" + first.no() + "/homes?asOf=" + today.minusDays(1))
                        .body())
                .contains("\"homes\":12")
                .contains("\"shops\":0");
        assertThat(own.get("/api/v1/units/" + first.no() + "/homes").body()).contains("\"shops\":1");

        String revision = own.get(door).body().replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
        assertThat(follow(own, own.post(door + "/end", Map.of("revision", revision, "day", today.toString()))))
                .contains("房屋已注销", "已注销的房屋（1）");
        assertThat(transactions.read(
                        TerritorySamples.staffEverywhere("evidence.audit").scope(),
                        () -> evidence.listEntries(
                                new Subject("dwelling", UUID.fromString(door.substring(door.lastIndexOf('/') + 1))))))
                .extracting(Evidence.EntrySummary::verb)
                .containsExactly("territory.door-changed", "territory.door-ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三家", "13904730001", "<b>1</b>", "301,302", ""})
    void a_door_is_no_place_for_names_and_numbers_of_people(String door) {
        beginAll();
        String doors = building(first, "甲楼") + "/doors";

        Answer answer = own.post(doors, Map.of("floor", "1", "door", door, "kind", "HOME", "from", today.toString()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("不写姓名和电话").doesNotContain("<b>1</b>");
    }

    private Answer send(Visitor visitor, Unit unit, String table) {
        return visitor.postParts(
                "/units/" + unit.no() + "/homes/lists",
                Map.of(),
                new Visitor.Upload("file", "房屋.csv", "text/csv", table.getBytes(UTF_8)));
    }

    @Test
    void a_list_is_looked_over_row_by_row_handed_to_the_grids_and_taken_by_their_workers() {
        beginAll();
        String other = community.code().replaceAll("02001001$", "02002001");
        Answer sent = send(clerk, community, """
                社区代码,楼栋,单元,楼层,门牌,用途,户数,姓名
                %1$s,甲楼,1,1,101,商铺,,张三
                ,甲楼,1,4,401,住宅,2,李四
                ,乙楼,1单元,3层,301,,,
                ,乙楼,1,3,301,住宅,1,
                ,丙楼,1,1,101,住宅,1,
                %2$s,甲楼,1,1,102,住宅,1,
                ,甲楼,1,0,001,住宅,1,
                ,甲楼,1,400,40001,住宅,1,
                ,甲楼,1,-1,B1,其他,,
                ,甲楼,1,2,王五家,住宅,1,
                ,甲楼,1,2,201,酒店,1,
                """.formatted(community.code(), other));
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);

        String preview = clerk.get(sent.location()).body();
        assertThat(preview)
                .contains(
                        "与第 4 行是同一个门",
                        "地图上没有楼栋“丙楼”",
                        "不是" + community.name() + "的社区",
                        "没有 0 层",
                        "楼层 400 超出范围",
                        "门牌“王五家”不能用",
                        "用途“酒店”不认识",
                        "送出 4 套")
                .doesNotContain("张三", "李四", "在册");
        assertThat(staff.signedIn(staff.holding("community-clerk", community.no()))
                        .get(sent.location())
                        .status())
                .as("somebody else's list")
                .isEqualTo(404);

        assertThat(follow(clerk, clerk.post(sent.location() + "/hand-on", Map.of())))
                .contains("清单已送到各网格");
        assertThat(clerk.get(sent.location()).status()).isEqualTo(404);

        String waiting = waiting(own, first);
        assertThat(own.get(waiting).body()).contains("甲楼", "401", "变更", "新增").doesNotContain("乙楼");
        assertThat(neighbour.get(waiting).status()).isEqualTo(404);
        assertThat(follow(own, own.post(waiting + "/take", Map.of()))).contains("清单已入册");
        assertThat(own.get(building(first, "甲楼") + "/doors").body())
                .contains(">101 <small>商铺", ">401 <small>2户", "地下1层");
        assertThat(own.get(waiting).status()).isEqualTo(404);

        String theirs = waiting(neighbour, second);
        neighbour.post(theirs + "/drop", Map.of());
        assertThat(neighbour.get("/units/" + second.no() + "/homes").body()).doesNotContain("请核对");
    }

    private static String waiting(Visitor visitor, Unit grid) {
        Matcher link = Pattern.compile("/units/\\d+/doors/waiting/[0-9a-f-]{36}")
                .matcher(visitor.get("/units/" + grid.no() + "/homes").body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    @Test
    void a_community_without_a_map_takes_its_buildings_from_the_list_where_it_names_their_grids() {
        features.put(TerritorySamples.system(), community.no(), MapFeatures.BUILDINGS, List.of())
                .orThrow();
        Answer sent = send(clerk, community, """
                楼栋,楼层,门牌,网格
                平房1号,1,1号,一格
                平房1号,1,2号,%s
                平房2号,1,1号,
                """.formatted(first.code()));
        assertThat(clerk.get(sent.location()).body()).contains("请在“网格”列写明楼栋“平房2号”", "送出 2 套");
        clerk.post(sent.location() + "/hand-on", Map.of());
        own.post(waiting(own, first) + "/take", Map.of());

        assertThat(own.get("/units/" + first.no() + "/homes").body()).contains(">平房1号</a>");
        assertThat(own.get(building(first, "平房1号") + "/doors").body()).contains("1号", "2号");

        reorganisation.carryOut(
                community.no(), new Operation.Merge(List.of(first.no(), second.no()), "合格", community.code() + "009"));
        Unit merged = territory.findByCode(community.code() + "009").orElseThrow();
        assertThat(clerk.get("/units/" + merged.no() + "/homes").body())
                .as("without ground it goes to the heir")
                .contains(">平房1号</a>");
    }

    @Test
    void a_map_drawn_anew_leaves_the_doors_with_their_building() {
        beginAll();
        String before = building(first, "甲楼");

        features.put(
                        TerritorySamples.system(),
                        community.no(),
                        MapFeatures.BUILDINGS,
                        List.of(building("甲楼", 0.2, 3, 2, 12), building("丁楼", 0.4, 1, 1, 1)))
                .orThrow();

        assertThat(building(first, "甲楼")).isEqualTo(before);
        assertThat(own.get(before + "/doors").body()).contains(">302");
        assertThat(clerk.get("/units/" + second.no() + "/homes").body())
                .as("no more on the map, but with doors")
                .contains(">乙楼</a>");
    }

    @Test
    void the_checker_counts_by_doors_where_a_building_has_some_and_says_how_many_come_from_where() {
        drawGround();
        assertThat(checked()).contains("共 16 户，全部按地图计");

        dwellings
                .begin(
                        TerritorySamples.system(),
                        community.no(),
                        List.of(
                                door("甲楼", "101", Kind.HOME, TestReorganisation.LONG_AGO),
                                door("甲楼", "102", Kind.HOME, TestReorganisation.LONG_AGO),
                                door("甲楼", "103", Kind.SHOP, TestReorganisation.LONG_AGO),
                                door("甲楼", "104", Kind.HOME, today.plusDays(1))))
                .orThrow();
        assertThat(checked())
                .as("shops are no homes, nor is what opens tomorrow")
                .contains("共 6 户：按在册房屋 2 户，按地图 4 户");

        dwellings
                .begin(
                        TerritorySamples.system(),
                        community.no(),
                        List.of(door("乙楼", "101", Kind.HOME, TestReorganisation.LONG_AGO)))
                .orThrow();
        assertThat(checked()).contains("共 3 户，全部按在册房屋计");
    }

    @Test
    void grids_of_today_drawing_proposal_and_figures_count_the_same_homes() {
        drawGround();
        beginAll();
        features.put(
                        TerritorySamples.system(),
                        community.no(),
                        MapFeatures.BUILDINGS,
                        List.of(building("甲楼", 0.7, 3, 2, 99), building("戊楼", 1.2, 2, 1, 5)))
                .orThrow();
        UnitTree tree = snapshots.units();
        Map<Integer, HomeFigure> figures = homeFigures.ofEach(tree, community.no(), List.of(first, second));
        List<Integer> told = List.of(homesOf(figures, first), homesOf(figures, second));
        assertThat(told)
                .as("甲楼 by its doors; 戊楼 by the map beside 乙楼, which has left it")
                .containsExactly(12, 9);

        assertThat(households(drafts.checkToday(community.no()).orElseThrow())).isEqualTo(told);

        Actor planner = TerritorySamples.staffAt(territory, community.no(), "territory.grids");
        GridDrawing drawing = drafts.get(
                planner, drafts.open(planner, community.no(), clock.instant()).orThrow());
        List<GridCell> cells = drafts.cells(planner, drawing.id());
        assertThat(households(drafts.check(drawing, cells))).isEqualTo(told);
        assertThat(drafts.check(drawing, cells).counted()).isEqualTo(new GridGround.Counted(16, 5));

        List<Proposal> proposed = proposals
                .propose(drawing, new Proposals.Wish(1, 1, 100, true, false))
                .orThrow();
        assertThat(proposed)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.grids().stream()
                                .mapToInt(Proposal.Grid::households)
                                .sum())
                        .isEqualTo(21));
    }

    @Test
    void homes_that_nobody_mapped_count_with_the_grid_that_a_list_put_them_in() {
        drawGround();
        features.put(TerritorySamples.system(), community.no(), MapFeatures.BUILDINGS, List.of())
                .orThrow();
        Answer sent = send(clerk, community, """
                楼栋,楼层,门牌,网格
                平房1号,1,1号,一格
                平房1号,1,2号,一格
                """);
        clerk.post(sent.location() + "/hand-on", Map.of());
        own.post(waiting(own, first) + "/take", Map.of());

        assertThat(households(drafts.checkToday(community.no()).orElseThrow())).containsExactly(2, 0);
    }

    private void drawGround() {
        draw(TestReorganisation.LONG_AGO, grid(community.code(), "", community.name(), 0, 2));
    }

    private static int homesOf(Map<Integer, HomeFigure> figures, Unit grid) {
        return Objects.requireNonNull(figures.get(grid.no())).homes();
    }

    private static List<Integer> households(CellCheck.Result result) {
        return result.grids().stream().map(grid -> grid.households().orElse(-1)).toList();
    }

    private static NewDoor door(String building, String number, Kind kind, LocalDate from) {
        return new NewDoor(building, "1", 1, number, kind, kind == Kind.HOME ? 1 : 0, from, null);
    }

    /** What the page of grids says that the checker counted. */
    private String checked() {
        return staff.signedIn(staff.permitted(Set.of("territory.grids"), community.no()))
                .get("/grids/" + community.no())
                .body();
    }

    @Test
    void nothing_that_leaves_the_house_contains_a_door() {
        dwellings
                .begin(
                        TerritorySamples.system(),
                        community.no(),
                        List.of(new NewDoor("甲楼", "1", 1, "ZZ-7701", Kind.HOME, 1, TestReorganisation.LONG_AGO, null)))
                .orThrow();
        String box = "%f,%f,%f,%f".formatted(west, 42.0, west + 0.02, 42.01);
        Visitor admin = staff.signedIn(staff.holding("system-administrator", community.parentNo()));
        Visitor stranger = staff.visitor();

        assertThat(own.get("/api/v1/units/" + first.no() + "/doors").body()).contains("ZZ-7701");
        for (String path : List.of(
                "/api/v1/units/" + community.no(),
                "/api/v1/units/" + community.no() + "/features.geojson?layer=buildings",
                "/api/v1/units/" + community.no() + "/boundaries.geojson",
                "/api/v1/units/" + first.no() + "/homes",
                "/api/v1/addresses?q=ZZ-7701",
                "/api/v1/addresses?q=" + community.code(),
                "/ogc/collections",
                "/ogc/collections/grid/items?bbox=" + box,
                "/units/" + community.no() + "/children.csv",
                "/units/suggestions?q=7701",
                "/units/" + first.no(),
                "/units/" + first.no() + "/homes",
                building(first, "甲楼"))) {
            assertThat(stranger.get(path).body()).as(path).doesNotContain("ZZ-7701");
            assertThat(clerk.get(path).body()).as(path).doesNotContain(">ZZ-7701", "\"ZZ-7701");
            assertThat(admin.get(path).body()).as(path).doesNotContain(">ZZ-7701", "\"ZZ-7701");
        }
    }
}
