package org.linli.territory.internal.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.internal.transfer.Employment;
import org.linli.identity.internal.transfer.Employments;
import org.linli.identity.internal.transfer.Transfer;
import org.linli.identity.internal.transfer.Transfers;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.State;
import org.linli.incidents.TestTown;
import org.linli.incidents.internal.IncidentLists;
import org.linli.incidents.internal.ListFilter;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Lineage;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.reorganisation.Operation.Staff;
import org.linli.territory.web.structure.StructureComparison;
import org.linli.territory.web.structure.StructureFigures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * FEATURE UNDER TEST: the flattening of 铜陵 (M01-18, M01-23) – 6 streets end, 49 communities become 18, 196 members of staff
 * go to them with everything they are, open incidents find their new desks and can be worked to their end.
 */
@LinliTest
class FlatteningTest {

    private static final int STREETS = 6;
    private static final int COMMUNITIES = 49;
    private static final int NEW_COMMUNITIES = 18;
    private static final int STAFF = 196;
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    Plans plans;

    @Autowired
    CarryingOut carryingOut;

    @Autowired
    PlanRows rows;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    Departments departments;

    @Autowired
    Lineage lineage;

    @Autowired
    Incidents incidents;

    @Autowired
    StructureComparison comparison;

    @Autowired
    IncidentLists lists;

    @Autowired
    Transfers transfers;

    @Autowired
    Employments employments;

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Zone zone;

    private String city;
    private int district;
    private List<Unit> streets;
    private List<Unit> communities;
    private Department lights;
    private Actor planner;
    private Actor approver;
    private Instant before;
    private LocalDate today;

    @BeforeEach
    void foundTheDistrict() {
        city = TerritorySamples.newCityCode();
        StringBuilder table = new StringBuilder("code,name\n%1$s,铜城市\n%1$s02,官山区\n".formatted(city));
        for (int street = 1; street <= STREETS; street++) {
            table.append("%s02%03d,第%d街道\n".formatted(city, street, street));
        }
        for (int i = 0; i < COMMUNITIES; i++) {
            table.append("%s02%03d%03d,第%d社区居委会\n".formatted(city, i % STREETS + 1, i / STREETS + 1, i + 1));
        }
        imports.run(TerritorySamples.system(), TerritorySamples.divisions(table.toString(), LONG_AGO), Progress.SILENT)
                .orThrow();
        district = territory.findByCode(city + "02").orElseThrow().no();
        streets = territory.listAtLevel(district, "street");
        communities = territory.listAtLevel(district, "community");
        lights = departments
                .create(TerritorySamples.system(), district, "路灯管理所", Department.Kind.PUBLIC_BODY)
                .orThrow();
        for (Unit street : streets) {
            departments
                    .create(TerritorySamples.system(), street.no(), "综合执法队", Department.Kind.AUTHORITY)
                    .orThrow();
        }
        planner = person(1);
        approver = person(2);
        before = clock.instant().minus(Duration.ofDays(2));
        today = LocalDate.ofInstant(clock.instant(), zone.id());
    }

    private Actor person(int number) {
        Actor somebody = TerritorySamples.staffAt(territory, district, "territory.plan", "territory.approve");
        return new Actor(
                somebody.kind(),
                new UUID(number, district),
                "第 " + number + " 人",
                somebody.post(),
                somebody.scope(),
                somebody.permissions());
    }

    @Test
    void six_streets_end_and_forty_nine_communities_become_eighteen() {
        List<TestStaff.Person> people = IntStream.range(0, STAFF)
                .mapToObj(i -> staff.holding(
                        "community-clerk", streets.get(i % STREETS).no()))
                .toList();
        people.forEach(person -> employments
                .put(
                        TerritorySamples.staffEverywhere(Transfers.PERMISSION),
                        person.account(),
                        new Employment("事业编制", "九级职员", "薪级 12"))
                .orThrow());
        Map<UUID, String> postsBefore = posts();
        UUID onTheWay = towns.report(communities.get(0).no(), "路灯不亮，跨过零点");
        act(
                clerkAt(communities.get(0).no()),
                onTheWay,
                verify(communities.get(0).no()));
        List<UUID> open = communities.stream()
                .map(community -> towns.report(community.no(), "开着的一件"))
                .toList();
        UUID atStreet = towns.report(streets.getFirst().no(), "街道的一件");
        UUID closed = closedAt(communities.get(1).no());
        UUID plan = submitted(flattening(), today);

        assertThat(transfers.batch(planner, plan).transfers())
                .hasSize(STAFF)
                .allSatisfy(one -> assertThat(one.isOrdered()).isFalse());
        DryRun dryRun = plans.dryRun(planner, plan);
        assertThat(dryRun.refusal()).isNull();
        assertThat(dryRun.affected())
                .extracting(DryRun.Affected::kind, DryRun.Affected::total)
                .containsExactly(
                        tuple("departments", STREETS),
                        tuple("matters", 0),
                        tuple("posts", STAFF),
                        tuple("incidents", COMMUNITIES + 2),
                        tuple("duty-grids", 0),
                        tuple("buildings", 0),
                        tuple("layer-grids", 0),
                        tuple("features", 0));

        plans.approve(approver, plan, "同意", before).orThrow();
        carryingOut.run(plan, clock.instant());

        assertThat(plans.find(planner, plan).orElseThrow().state()).isEqualTo(Plan.State.DONE);
        List<Unit> now = territory.listChildren(district);
        assertThat(now).hasSize(NEW_COMMUNITIES).allMatch(unit -> unit.level().equals("community"));
        assertThat(territory.listAtLevel(district, "street")).isEmpty();
        assertPostsWentAlong(people, postsBefore, now);
        assertEveryoneIsOrderedAndHeard(plan, people);
        assertNothingIsOrphaned();
        assertHistoryIsKept(now);
        assertThat(unitOf(closed)).isEqualTo(communities.get(1).no());
        assertThat(unitOf(atStreet)).isEqualTo(district);
        int heir = territory.findHeir(communities.get(0).no()).orElseThrow().no();
        assertThat(unitOf(onTheWay)).isEqualTo(heir);
        assertThat(open.stream().map(this::unitOf)).allMatch(no -> now.stream().anyMatch(unit -> unit.no() == no));
        workToItsEnd(onTheWay, heir);
        int heirOfClosed =
                territory.findHeir(communities.get(1).no()).orElseThrow().no();
        assertThat(incidents.find(towns.staff("checker", heirOfClosed), closed)).isPresent();
        assertThat(plans.dossier(planner, plan).indicators())
                .filteredOn(one -> one.key().equals("levels"))
                .containsExactly(new Dossier.Indicator("levels", 3.0, 2.0));
    }

    @Test
    void a_move_broken_off_in_the_middle_goes_on_and_loses_and_doubles_nothing() {
        for (int i = 0; i < 250; i++) {
            towns.report(communities.get(i % COMMUNITIES).no(), "第 " + i + " 件");
        }
        UUID plan = approved(today);
        assertThat(carryingOut.begin(plan, clock.instant())).isTrue();
        assertThat(carryingOut.moveOnce(plan, clock.instant())).isTrue();
        long moved = movedEvents(plan);
        assertThat(moved).isPositive();

        carryingOut.run(plan, clock.instant());
        carryingOut.run(plan, clock.instant());

        assertThat(movedEvents(plan)).isEqualTo(250);
        assertThat(plans.progress(planner, plan))
                .filteredOn(progress -> progress.kind().equals("incidents"))
                .containsExactly(new MovingProgress("incidents", 250, 250));
        assertNothingIsOrphaned();
    }

    @Test
    void what_comes_in_late_from_a_form_that_was_open_over_midnight_is_taken_along() {
        UUID plan = approved(today);
        carryingOut.run(plan, clock.instant());
        UUID late = towns.report(communities.get(3).no(), "零点以后才发出");

        carryingOut.runDue(clock.instant());

        assertThat(unitOf(late))
                .isEqualTo(territory
                        .findHeir(communities.get(3).no())
                        .orElseThrow()
                        .no());
    }

    @Test
    void two_servers_that_carry_out_the_same_plan_do_it_once() throws Exception {
        for (int i = 0; i < 450; i++) {
            towns.report(communities.get(i % COMMUNITIES).no(), "第 " + i + " 件");
        }
        UUID plan = approved(today);

        try (ExecutorService servers = Executors.newFixedThreadPool(2)) {
            Future<?> one = servers.submit(() -> carryingOut.run(plan, clock.instant()));
            Future<?> other = servers.submit(() -> carryingOut.run(plan, clock.instant()));
            one.get();
            other.get();
        }

        assertThat(plans.find(planner, plan).orElseThrow().state()).isEqualTo(Plan.State.DONE);
        assertThat(territory.listChildren(district)).hasSize(NEW_COMMUNITIES);
        assertThat(movedEvents(plan)).isEqualTo(450);
        assertThat(plans.progress(planner, plan))
                .filteredOn(progress -> progress.kind().equals("incidents"))
                .containsExactly(new MovingProgress("incidents", 450, 450));
        assertNothingIsOrphaned();
    }

    @Test
    void a_plan_for_a_unit_elsewhere_is_not_drawn_up() {
        Actor ofStreet = TerritorySamples.staffAt(territory, streets.getFirst().no(), "territory.plan");

        assertThat(plans.draft(ofStreet, district, "别人的区", "", today.plusDays(9), clock.instant()))
                .isEqualTo(Outcome.refused("territory.out-of-scope"));
        assertThat(plans.draft(planner, 999_999_999, "没有的区", "", today.plusDays(9), clock.instant()))
                .isEqualTo(Outcome.refused("territory.out-of-scope"));
    }

    @Test
    void a_plan_has_an_end() {
        UUID plan = drafted(List.of(new Operation.Rename(communities.getFirst().no(), "新名")), today.plusDays(9));
        List<Operation> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(new Operation.Rename(communities.getFirst().no(), "新名" + i));
        }

        assertThat(plans.add(planner, plan, many))
                .isEqualTo(Outcome.refused("reorganisation.refused.operations", 1_000));
        assertThat(plans.add(planner, plan, many.subList(0, 500)).orThrow().operations())
                .hasSize(501);
    }

    @Test
    void last_years_figures_stand_under_todays_eighteen_and_todays_under_last_years_forty_nine() {
        UUID closed = closedAt(communities.get(1).no());
        for (Unit community : communities) {
            towns.report(community.no(), "开着的一件");
        }
        UUID plan = approved(today);
        carryingOut.run(plan, clock.instant());
        Actor reader = TerritorySamples.staffEverywhere("incidents.list", "incidents.count");
        LocalDate yesterday = today.minusDays(1);

        StructureComparison.Compared compared =
                comparison.compare(reader, district, LONG_AGO, today.plusDays(1), today, yesterday);

        StructureFigures.Table then =
                Objects.requireNonNull(compared.sides().getFirst().table());
        StructureFigures.Table now =
                Objects.requireNonNull(compared.sides().getLast().table());
        assertThat(then.rows()).hasSize(STREETS + 1);
        assertThat(now.rows()).hasSize(NEW_COMMUNITIES + 1);
        assertThat(then.totals().getFirst())
                .isEqualTo(COMMUNITIES + 1L)
                .isEqualTo(now.totals().getFirst());
        assertThat(then.unplaced().getFirst()).isZero();
        assertThat(compared.differences().stream()
                        .mapToInt(one -> one.from().size())
                        .sum())
                .isEqualTo(STREETS + COMMUNITIES);
        assertThat(compared.differences()).as("what became one stands together").hasSize(NEW_COMMUNITIES + 1);
        for (Unit community : communities) {
            long expected = community.no() == communities.get(1).no() ? 2 : 1;
            assertThat(listed(reader, lineage.numbersAtOrBelow(community.no(), yesterday), yesterday))
                    .as(community.name())
                    .isEqualTo(expected);
        }
        int heir = territory.findHeir(communities.get(1).no()).orElseThrow().no();
        assertThat(listed(reader, lineage.numbersAtOrBelow(heir, today), today)).isEqualTo(4);
        assertThat(listed(reader, territory.numbersAtOrBelow(heir), null)).isEqualTo(4);
        assertThat(unitOf(closed)).isEqualTo(communities.get(1).no());
    }

    private long listed(Actor reader, NumberRanges units, @Nullable LocalDate structureDay) {
        ListFilter filter = new ListFilter(
                units, null, Set.of(), null, null, null, null, null, null, ListFilter.Sort.NEWEST, structureDay);
        int lines = lists.list(reader.scope(), filter, 1_000).size();
        assertThat(lists.countOf(reader.scope(), filter).value()).isEqualTo(lines);
        return lines;
    }

    @Test
    void a_plan_waits_for_its_midnight() {
        UUID plan = approved(today.plusDays(1));

        carryingOut.runDue(clock.instant());

        assertThat(plans.find(planner, plan).orElseThrow().state()).isEqualTo(Plan.State.APPROVED);
        assertThat(territory.listAtLevel(district, "street")).hasSize(STREETS);
    }

    @Test
    void a_plan_that_does_not_fit_any_more_changes_nothing_and_says_why() {
        UUID first = approved(today);
        UUID second = submitted(List.of(new Operation.Rename(communities.get(5).no(), "改名社区")), today.plusDays(1));
        carryingOut.run(first, clock.instant());

        assertThat(plans.approve(approver, second, "", clock.instant()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal().key()).isEqualTo("reorganisation.refused.unit-unknown"));
    }

    @Test
    void two_plans_do_not_change_one_unit_on_one_day() {
        submitted(flattening(), today.plusDays(3));
        UUID rival = drafted(List.of(new Operation.Rename(communities.get(5).no(), "改名社区")), today.plusDays(3));

        assertThat(plans.submit(planner, rival, clock.instant()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("reorganisation.refused.rival"));
    }

    @Test
    void nobody_approves_her_own_plan() {
        UUID plan = submitted(flattening(), today.plusDays(3));

        assertThat(plans.approve(planner, plan, "", clock.instant()))
                .isEqualTo(Outcome.refused("reorganisation.refused.own"));
    }

    @Test
    void a_plan_cannot_begin_in_the_past() {
        assertThat(plans.draft(planner, district, "昨天", "", today, clock.instant()))
                .isEqualTo(Outcome.refused("reorganisation.refused.past", today.toString()));
    }

    @Test
    void last_years_incidents_are_counted_under_todays_structure_and_under_the_old_one() {
        UUID closed = closedAt(communities.get(1).no());
        assertThat(unitOf(closed)).isEqualTo(communities.get(1).no());
        UUID plan = approved(today);
        carryingOut.run(plan, clock.instant());

        int heir = territory.findHeir(communities.get(1).no()).orElseThrow().no();

        assertThat(territory.numbersAtOrBelow(heir).contains(communities.get(1).no()))
                .isTrue();
        assertThat(territory
                        .numbersAtOrBelow(district)
                        .contains(streets.getFirst().no()))
                .isTrue();
        assertThat(lineage.resolve(heir, today.minusDays(1)))
                .extracting(resolved -> resolved.unit().no())
                .contains(communities.get(1).no());
    }

    private void assertPostsWentAlong(List<TestStaff.Person> people, Map<UUID, String> postsBefore, List<Unit> now) {
        Map<UUID, String> after = posts();
        assertThat(people)
                .allSatisfy(person -> assertThat(after.get(person.post())).isEqualTo(postsBefore.get(person.post())));
        Map<Integer, Long> perCommunity = people.stream()
                .map(person -> postUnit(person.post()))
                .collect(Collectors.groupingBy(no -> no, Collectors.counting()));
        assertThat(perCommunity.keySet()).isEqualTo(now.stream().map(Unit::no).collect(Collectors.toSet()));
        assertThat(perCommunity.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(STAFF);
        assertThat(staff.signedIn(people.getFirst()).get("/desk").status()).isEqualTo(200);
    }

    private void assertEveryoneIsOrderedAndHeard(UUID plan, List<TestStaff.Person> people) {
        Actor office = TerritorySamples.staffEverywhere(Transfers.PERMISSION);
        Transfers.Batch batch = transfers.batch(office, plan);
        assertThat(batch.transfers()).hasSize(STAFF).allSatisfy(one -> {
            assertThat(one.movedAt()).isNotNull();
            assertThat(one.employment().grade()).isEqualTo("九级职员");
        });
        assertThat(batch.waiting()).isEqualTo(STAFF);
        for (TestStaff.Person person : people.subList(1, STAFF)) {
            Actor herself = herself(person);
            Transfer own = transfers.listOwn(herself).getFirst();
            transfers
                    .answer(herself, Objects.requireNonNull(own.id()), Transfer.Answer.CONFIRMED, "")
                    .orThrow();
        }
        assertThat(transfers.batch(office, plan).waiting()).isEqualTo(1);
        assertThat(transfers.batch(office, plan).count(Transfer.Answer.CONFIRMED))
                .isEqualTo(STAFF - 1);
    }

    private static Actor herself(TestStaff.Person person) {
        return new Actor(Actor.Kind.STAFF, person.account(), person.name(), null, new Scope.Published(), Set.of());
    }

    private void assertHistoryIsKept(List<Unit> now) {
        assertThat(communities).allSatisfy(community -> {
            assertThat(territory.findUnit(community.no(), today.minusDays(1))).contains(community);
            assertThat(territory.findUnit(community.no(), today)).isEmpty();
            assertThat(territory.getUnit(community.no()).name()).isEqualTo(community.name());
            assertThat(lineage.resolveCode(community.code(), today))
                    .singleElement()
                    .satisfies(heir -> assertThat(now).contains(heir.unit()));
        });
        assertThat(imports.preview(
                                TerritorySamples.system(),
                                TerritorySamples.divisions("code,name\n%s02001,又一街道\n".formatted(city)))
                        .orThrow()
                        .counts()
                        .refused())
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM department WHERE unit_no = :no")
                        .param("no", district)
                        .query(Integer.class)
                        .single())
                .isEqualTo(STREETS + 1);
    }

    private void assertNothingIsOrphaned() {
        Integer[] gone = streetsAndCommunities();
        for (String table : List.of("department", "post", "map_feature")) {
            assertThat(jdbc.sql("SELECT count(*) FROM " + table + " WHERE unit_no = ANY (:gone)")
                            .param("gone", gone)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(transactions.read(
                        TerritorySamples.system().scope(),
                        () -> jdbc.sql("""
                                SELECT count(*)
                                FROM incident
                                WHERE unit_no = ANY (:gone)
                                  AND state NOT IN ('CLOSED', 'REJECTED')
                                """)
                                .param("gone", gone)
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    private Integer[] streetsAndCommunities() {
        List<Integer> gone = new ArrayList<>(streets.stream().map(Unit::no).toList());
        gone.addAll(communities.stream().map(Unit::no).toList());
        return gone.toArray(Integer[]::new);
    }

    private long movedEvents(UUID plan) {
        return transactions.read(
                TerritorySamples.system().scope(),
                () -> jdbc.sql("""
                        SELECT count(*)
                        FROM incident_event
                        WHERE verb = 'incident.moved'
                          AND facts ->> 'plan' = :plan
                        """)
                        .param("plan", plan.toString())
                        .query(Long.class)
                        .single());
    }

    private Map<UUID, String> posts() {
        Map<UUID, String> posts = new HashMap<>();
        jdbc.sql("""
                        SELECT p.id, p.title || p.permission_set || coalesce(p.department_no::text, '')
                               || coalesce((SELECT string_agg(a.account_id::text || a.valid_during::text, ',')
                                            FROM appointment a WHERE a.post_id = p.id), '') AS what
                        FROM post p
                        """)
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("what")))
                .list()
                .forEach(entry -> posts.put(entry.getKey(), entry.getValue()));
        return posts;
    }

    private int postUnit(UUID post) {
        return jdbc.sql("SELECT unit_no FROM post WHERE id = :id")
                .param("id", post)
                .query(Integer.class)
                .single();
    }

    private int unitOf(UUID incident) {
        return incidents
                .find(TerritorySamples.staffEverywhere("incidents.open"), incident)
                .orElseThrow()
                .place()
                .unitNo();
    }

    private Actor clerkAt(int unitNo) {
        return towns.staff("community-clerk", unitNo);
    }

    private static IncidentAct verify(int unitNo) {
        return new IncidentAct.Verify("P0137", unitNo, "", List.of());
    }

    private void act(Actor by, UUID incident, IncidentAct act) {
        towns.act(by, incident, act);
    }

    private UUID closedAt(int unitNo) {
        UUID id = towns.report(unitNo, "早就办完的一件");
        act(clerkAt(unitNo), id, verify(unitNo));
        act(clerkAt(unitNo), id, new IncidentAct.FileUnder("P0137-1"));
        finish(id);
        return id;
    }

    private void workToItsEnd(UUID id, int unitNo) {
        act(clerkAt(unitNo), id, new IncidentAct.FileUnder("P0137-1"));
        finish(id);
        assertThat(incidents
                        .find(towns.staff("checker", district), id)
                        .orElseThrow()
                        .state())
                .isEqualTo(State.CLOSED);
    }

    private void finish(UUID id) {
        act(towns.staff("dispatcher", district), id, new IncidentAct.Dispatch(lights.no(), ""));
        act(towns.handler(lights), id, new IncidentAct.Accept());
        act(towns.handler(lights), id, new IncidentAct.Handle("换了灯泡", List.of()));
        act(towns.staff("checker", district), id, new IncidentAct.Close("", List.of()));
    }

    /** Streets first; then eighteen groups of communities, two or three each. */
    private List<Operation> flattening() {
        List<Operation> operations = new ArrayList<>();
        operations.add(new Operation.AbolishLevel("street", district, Staff.DOWN));
        for (int group = 0; group < NEW_COMMUNITIES; group++) {
            List<Integer> members = new ArrayList<>();
            for (int i = group; i < COMMUNITIES; i += NEW_COMMUNITIES) {
                members.add(communities.get(i).no());
            }
            operations.add(
                    new Operation.Merge(members, "大社区" + (group + 1), "%s024000%02d".formatted(city, group + 1)));
        }
        return operations;
    }

    private UUID approved(LocalDate effective) {
        UUID plan = submitted(flattening(), effective);
        plans.approve(approver, plan, "同意", before).orThrow();
        return plan;
    }

    private UUID submitted(List<Operation> operations, LocalDate effective) {
        UUID plan = drafted(operations, effective);
        plans.submit(planner, plan, before).orThrow();
        return plan;
    }

    private UUID drafted(List<Operation> operations, LocalDate effective) {
        UUID plan = plans.draft(planner, district, "官山区体制调整", "减少层级", effective, before)
                .orThrow();
        plans.add(planner, plan, operations).orThrow();
        return plan;
    }
}
