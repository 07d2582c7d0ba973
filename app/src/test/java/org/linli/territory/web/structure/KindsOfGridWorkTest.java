package org.linli.territory.web.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.Identity;
import org.linli.identity.NewPost;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.GridStaff;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.GridStaff.Kind;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.Plans;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.linli.territory.internal.units.UnitsByHand;
import org.linli.territory.internal.units.UnitsByHand.Typed;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: one full-timer a grid and one grid a full-timer, professionals in many grids, part-timers in one (M01-04). */
@LinliTest
class KindsOfGridWorkTest {

    private static final int GRIDS = 3_000;
    private static final int FIRST_GRID = 50_000_000;

    @Autowired
    Plans plans;

    @Autowired
    Clock clock;

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    UnitsByHand units;

    @Autowired
    Territory territory;

    @Autowired
    Identity identity;

    @Autowired
    GridStaff gridStaff;

    @Autowired
    JdbcClient jdbc;

    private int community;
    private int first;
    private int second;
    private LocalDate today;

    @BeforeEach
    void drawTwoGrids() {
        String city = reorganisation.oldCity();
        community = territory.findByCode(city + "02001001").orElseThrow().no();
        first = grid("第一网格");
        second = grid("第二网格");
        today = reorganisation.today();
    }

    @Test
    void a_grid_has_one_full_timer() {
        Person there = staff.holding("grid-worker", first);
        Person other = staff.holding("checker", community);

        assertThat(refusal(appoint(other, first, today, null, Kind.FULL_TIME)))
                .isEqualTo(Refusal.of("identity.grid.has-full-timer", "第一网格", there.name(), "2020-01-01"));
        appoint(other, first, today, null, Kind.PART_TIME).orThrow();
        assertThat(kinds(first)).isEqualTo(Map.of(there.name(), Kind.FULL_TIME, other.name(), Kind.PART_TIME));
    }

    @Test
    void a_full_timer_has_one_grid_and_a_professional_many() {
        Person fullTimer = staff.holding("grid-worker", first);
        Person professional = staff.holding("checker", community);
        for (Kind kind : Kind.values()) {
            assertThat(refusal(appoint(fullTimer, second, today, null, kind)))
                    .isEqualTo(Refusal.of("identity.grid.full-time-elsewhere", fullTimer.name(), "第一网格"));
        }

        appoint(professional, first, today, null, Kind.PROFESSIONAL).orThrow();
        assertThat(refusal(appoint(professional, second, today, null, Kind.FULL_TIME)))
                .isEqualTo(Refusal.of("identity.grid.serves-others", professional.name(), "第一网格"));
        appoint(professional, second, today, null, null).orThrow();

        assertThat(kinds(second)).isEqualTo(Map.of(professional.name(), Kind.PROFESSIONAL));
    }

    @Test
    void the_rule_holds_on_every_day_of_an_appointment() {
        Person later = staff.holding("checker", community);
        Person before = staff.holding("checker", community);
        LocalDate start = today.plusDays(100);
        appoint(later, first, start, null, Kind.FULL_TIME).orThrow();

        assertThat(refusal(appoint(before, first, today, null, Kind.FULL_TIME)).key())
                .isEqualTo("identity.grid.has-full-timer");
        assertThat(refusal(appoint(before, first, today, start.plusDays(1), Kind.FULL_TIME))
                        .key())
                .isEqualTo("identity.grid.has-full-timer");
        appoint(before, first, today, start, Kind.FULL_TIME).orThrow();
    }

    @Test
    void who_is_appointed_without_a_kind_gets_the_one_that_fits_and_none_away_from_grids() {
        Person fullTimer = staff.holding("grid-worker", first);
        Person partTimer = staff.holding("grid-worker", first);
        Person ofCommunity = staff.holding("grid-worker", community);

        assertThat(kinds(first)).isEqualTo(Map.of(fullTimer.name(), Kind.FULL_TIME, partTimer.name(), Kind.PART_TIME));
        assertThat(gridStaff.today(List.of(community)).get(community))
                .extracting(GridWorker::name, GridWorker::kind)
                .containsExactly(tuple(ofCommunity.name(), null));
    }

    @Test
    void of_two_who_are_made_full_timers_at_once_one_is() {
        Supplier<Outcome<UUID>> one = appointing(staff.holding("checker", community), post(first));
        Supplier<Outcome<UUID>> other = appointing(staff.holding("checker", community), post(first));

        List<Outcome<UUID>> outcomes = Stream.of(one, other).map(CompletableFuture::supplyAsync).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(kinds(first)).containsValue(Kind.FULL_TIME).hasSize(1);
    }

    @Test
    void a_dry_run_says_how_many_grids_would_have_two_full_timers() {
        staff.holding("grid-worker", first);
        staff.holding("grid-worker", second);
        Actor planner = TerritorySamples.staffAt(territory, community, "territory.plan");
        UUID plan = plans.draft(planner, community, "合并网格", "", today.plusDays(20), clock.instant())
                .orThrow();
        plans.add(planner, plan, List.of(new Operation.Rename(first, "改名网格"))).orThrow();
        assertThat(plans.dryRun(planner, plan).findings()).isEmpty();

        plans.add(planner, plan, List.of(new Operation.Merge(List.of(first, second), "合并网格", "")))
                .orThrow();

        assertThat(plans.dryRun(planner, plan).findings())
                .containsExactly(Refusal.of("transfer.finding.full-timers", 1L));
        assertThat(staff.signedIn(staff.permitted(Set.of("territory.browse", "territory.plan"), community))
                        .get("/plans/" + plan)
                        .body())
                .contains("1 个网格会有不止一名专职网格员");
    }

    @Test
    void a_closed_account_frees_the_grid_and_does_not_come_back_to_a_taken_one() {
        Person gone = staff.holding("grid-worker", first);
        identity.closeAccount(TestStaff.INSTALLER, gone.account()).orThrow();

        Person next = staff.holding("grid-worker", first);

        assertThat(kinds(first)).isEqualTo(Map.of(next.name(), Kind.FULL_TIME));
        assertThat(refusal(identity.reopenAccount(TestStaff.INSTALLER, gone.account()))
                        .arguments())
                .contains("第一网格", next.name());
    }

    @Test
    void a_hand_over_keeps_the_kind_and_the_rule() {
        Person leaver = staff.holding("grid-worker", first);
        Person successor = staff.holding("checker", community);
        Person fullTimer = staff.holding("grid-worker", second);
        Visitor admin = staff.signedIn(staff.holding("local-administrator", community));

        assertThat(admin.post("/handovers", handover(leaver, fullTimer)).body()).contains("是第二网格的专职网格员");
        String page = admin.post("/handovers", handover(leaver, successor)).location();
        admin.post(page + "/for-leaver", Map.of("reason", "调离"));
        staff.signedIn(successor).post(page.replace("/handovers/", "/handovers/own/") + "/sign", Map.of());

        assertThat(kinds(first)).isEqualTo(Map.of(successor.name(), Kind.FULL_TIME));
    }

    @Test
    void the_page_of_a_post_asks_for_the_kind_and_says_why_it_cannot_be() {
        Person there = staff.holding("grid-worker", first);
        Person other = staff.holding("checker", community);
        Visitor security = staff.signedIn(staff.holding("security-administrator", community));
        String page = "/posts/" + post(first);

        assertThat(security.get(page).body()).contains("配备类别", "专业", "兼职");
        assertThat(security.get("/posts/" + other.post()).body()).doesNotContain("配备类别");
        security.post(page + "/appointments", Map.of("login", other.login(), "kind", "FULL_TIME"));
        assertThat(security.get(page).body()).contains("第一网格已有专职网格员" + there.name());
        security.post(page + "/appointments", Map.of("login", other.login(), "kind", ""));
        assertThat(security.get(page).body()).contains("已任命", "<span class=\"chip\">兼职</span>");
        assertThat(kinds(first)).containsEntry(other.name(), Kind.PART_TIME);
    }

    @Test
    void the_report_names_grids_without_a_full_timer_and_with_too_many() {
        Person professional = staff.holding("checker", community);
        appoint(professional, first, today, null, Kind.PROFESSIONAL).orThrow();
        Visitor clerk = staff.signedIn(staff.permitted(Set.of("territory.browse"), community));

        assertThat(clerk.get("/structure/staffing?unit=" + community).body())
                .contains("第一网格", "缺专职", professional.name(), "第二网格", "暂缺", "0.50");
        assertThat(clerk.get("/units/" + first).body()).contains(professional.name(), "专业");
        assertThat(clerk.get("/api/v1/units/" + first + "/responsible").body()).contains("\"kind\":\"PROFESSIONAL\"");

        Person moved = staff.holding("grid-worker", second);
        staff.holding("grid-worker", first);
        jdbc.sql("UPDATE post SET unit_no = :grid WHERE id = :id")
                .param("grid", first)
                .param("id", moved.post())
                .update();

        assertThat(clerk.get("/structure/staffing?unit=" + community).body())
                .contains("专职超配的网格", "专职 2 人", moved.name());
    }

    @Test
    void thousands_of_grids_are_reported_with_one_query() {
        List<Unit> grids = IntStream.range(0, GRIDS)
                .mapToObj(n -> new Unit(FIRST_GRID + n, new UUID(7, n), "grid", "网格", "", "网格 " + n, null))
                .toList();
        Logger queries = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        try {
            generate(GRIDS, GRIDS * 119 / 100);
            lines.start();
            queries.addAppender(lines);
            queries.setLevel(Level.DEBUG);

            StaffingReport report = StaffingReport.of(
                    grids, gridStaff.today(grids.stream().map(Unit::no).toList()), UnaryOperator.identity(), 500);

            queries.setLevel(null);
            assertThat(lines.list.stream()
                            .filter(line -> line.getThreadName()
                                    .equals(Thread.currentThread().getName()))
                            .filter(line -> line.getFormattedMessage().contains("post_here")))
                    .hasSize(1);
            assertThat(report.grids()).isEqualTo(GRIDS);
            assertThat(report.vacant()).hasSize(GRIDS / 100);
            assertThat(report.overStaffed()).isEmpty();
            assertThat(report.people(Kind.FULL_TIME)).isEqualTo(GRIDS - GRIDS / 100);
            assertThat(report.people(Kind.PROFESSIONAL)).isEqualTo(GRIDS / 100);
            assertThat(report.people(Kind.PART_TIME)).isEqualTo(GRIDS * 19 / 100);
            assertThat(report.perGrid()).isEqualTo(1.19);
        } finally {
            queries.setLevel(null);
            queries.detachAppender(lines);
            removeGenerated();
        }
    }

    /** One worker a grid first, every hundredth a professional; the others come as part-timers. */
    private void generate(int grids, int workers) {
        jdbc.sql("""
                        INSERT INTO account (id, login, display_name, password_hash, state, created_at, sessions_from)
                        SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'generated-' || n, '生成' || n, 'x',
                               'ACTIVE', '2020-01-01Z', '2020-01-01Z'
                        FROM generate_series(1, :workers) AS n
                        """).param("workers", workers).update();
        jdbc.sql("""
                        INSERT INTO post (id, title, unit_no, permission_set, created_at)
                        SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '网格员', :first + n, 'grid-worker',
                               '2020-01-01Z'
                        FROM generate_series(0, :grids - 1) AS n
                        """).param("first", FIRST_GRID).param("grids", grids).update();
        jdbc.sql("""
                        INSERT INTO appointment (account_id, post_id, valid_during, grid_kind)
                        SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                               ('00000000-0000-4000-8000-' || lpad(to_hex((n - 1) % :grids), 12, '0'))::uuid,
                               '[2020-01-01,)',
                               CASE WHEN n > :grids THEN 'PART_TIME' WHEN n % 100 = 0 THEN 'PROFESSIONAL' ELSE 'FULL_TIME' END
                        FROM generate_series(1, :workers) AS n
                        """).param("grids", grids).param("workers", workers).update();
    }

    private void removeGenerated() {
        for (String condition : List.of(
                "appointment WHERE account_id IN (SELECT id FROM account WHERE login LIKE 'generated-%')",
                "post WHERE unit_no >= " + FIRST_GRID, "account WHERE login LIKE 'generated-%'")) {
            jdbc.sql("DELETE FROM " + condition).update();
        }
    }

    private Outcome<UUID> appoint(Person person, int grid, LocalDate from, LocalDate until, Kind kind) {
        return identity.appoint(TestStaff.INSTALLER, person.account(), post(grid), from, until, kind);
    }

    private Supplier<Outcome<UUID>> appointing(Person person, UUID post) {
        return () -> identity.appoint(TestStaff.INSTALLER, person.account(), post, today, null, Kind.FULL_TIME);
    }

    private UUID post(int grid) {
        return identity.createPost(TestStaff.INSTALLER, new NewPost("网格员", grid, null, "grid-worker"))
                .orThrow();
    }

    private Map<String, Kind> kinds(int grid) {
        Map<String, Kind> kinds = new HashMap<>();
        gridStaff.today(List.of(grid)).getOrDefault(grid, List.of()).forEach(one -> kinds.put(one.name(), one.kind()));
        return kinds;
    }

    private static Refusal refusal(Outcome<UUID> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<UUID>) outcome).refusal();
    }

    private static Map<String, String> handover(Person leaver, Person successor) {
        return Map.of(
                "account", leaver.account().toString(),
                "post", leaver.post().toString(),
                "successor", successor.login(),
                "give", "true");
    }

    private int grid(String name) {
        return units.add(
                        TerritorySamples.staffEverywhere(),
                        new Typed(community, name, "grid", "", reorganisation.today()))
                .orThrow()
                .no();
    }
}
