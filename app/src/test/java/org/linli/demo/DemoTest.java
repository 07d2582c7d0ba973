package org.linli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.evidence.EvidenceLog;
import org.linli.geo.LonLat;
import org.linli.identity.Account;
import org.linli.identity.Identity;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standings;
import org.linli.incidents.State;
import org.linli.incidents.internal.DeskQueue;
import org.linli.incidents.internal.DeskQueue.Tab;
import org.linli.incidents.internal.Line;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.territory.MapFeatures;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: what a demo installation shows after its first start. */
@LinliTest
class DemoTest {

    private static final Actor EVERYWHERE = Actor.system(new Purpose("test.demo"));

    /** What may follow a state, by the verb that leads there. */
    private static final String STATE_MACHINE = """
            -          reported     REPORTED
            REPORTED   verified     VERIFIED
            REPORTED   rejected     REJECTED
            VERIFIED   filed        FILED
            VERIFIED   rejected     REJECTED
            FILED      dispatched   DISPATCHED
            DISPATCHED accepted     HANDLING
            DISPATCHED returned     FILED
            HANDLING   handled      HANDLED
            HANDLED    closed       CLOSED
            HANDLED    reworked     HANDLING
            CLOSED     rated        CLOSED
            CLOSED     reopened     FILED
            REPORTED   taken        REPORTED
            VERIFIED   taken        VERIFIED
            FILED      taken        FILED
            HANDLING   taken        HANDLING
            HANDLED    taken        HANDLED
            DISPATCHED contributed  DISPATCHED
            HANDLING   contributed  HANDLING
            HANDLED    contributed  HANDLED
            FILED      contributed  FILED
            DISPATCHED supervision-ordered  DISPATCHED
            HANDLING   supervision-ordered  HANDLING
            HANDLED    supervision-ordered  HANDLED
            FILED      supervision-ordered  FILED
            DISPATCHED supervision-answered DISPATCHED
            HANDLING   supervision-answered HANDLING
            HANDLED    supervision-answered HANDLED
            FILED      supervision-answered FILED
            """;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Territory territory;

    @Autowired
    private MapFeatures features;

    @Autowired
    private Identity identity;

    @Autowired
    private Standings standings;

    @Autowired
    private Actors actors;

    @Autowired
    private DeskQueue queues;

    @Autowired
    private EvidenceLog log;

    @Autowired
    private Clock clock;

    private record Row(UUID id, int unitNo, String state, Double longitude, Double latitude) {}

    private record Event(
            UUID incidentId, OffsetDateTime at, String verb, String fromState, String toState, UUID actorId) {}

    @Test
    void the_city_has_its_real_divisions_and_one_community_is_drawn_in_full() {
        Unit city = territory.findByCode("1503").orElseThrow();
        Unit community = territory.findByCode("150303001007").orElseThrow();

        assertThat(territory.listChildren(city.no())).extracting(Unit::name).containsExactly("海勃湾区", "海南区", "乌达区");
        assertThat(territory.listAtLevel(city.no(), "street")).hasSize(22);
        assertThat(territory.listAtLevel(city.no(), "community"))
                .hasSize(87)
                .allMatch(unit -> territory.findBoundary(unit.no()).isPresent());
        assertThat(territory.listChildren(community.no()))
                .extracting(Unit::name)
                .containsExactly("第1网格", "第2网格", "第3网格", "第4网格", "第5网格", "第6网格", "第7网格", "第8网格");
        assertThat(features.findAddresses("新苑小区3号楼"))
                .isNotEmpty()
                .allMatch(address -> territory
                        .locate(address.place())
                        .filter(unit -> unit.level().equals("grid"))
                        .isPresent());
    }

    @Test
    void two_duty_grids_leave_two_grids_free_and_the_street_asks_something_of_all() {
        Unit street = territory.findByCode("150303001").orElseThrow();

        List<Integer> sizes = transactions.read(
                EVERYWHERE.scope(), () -> jdbc.sql("""
                                SELECT count(*)::integer
                                FROM duty_grid_member
                                GROUP BY duty_id
                                """).query(Integer.class).list());

        assertThat(sizes).contains(3);
        assertThat(jdbc.sql("SELECT unit_no FROM grid_policy")
                        .query(Integer.class)
                        .list())
                .contains(street.no());
    }

    @Test
    void what_is_drawn_says_that_nobody_surveyed_it() {
        List<String> sources = jdbc.sql("""
                        SELECT DISTINCT boundary.source
                        FROM unit_boundary boundary
                        JOIN unit_version version ON version.unit_no = boundary.unit_no
                        WHERE version.code LIKE '1503_____%'
                        """).query(String.class).list();

        assertThat(sources).isNotEmpty().allMatch(source -> source.startsWith("synthetic"));
    }

    @Test
    void incidents_stand_in_every_state() {
        Map<String, Long> byState =
                incidents().stream().collect(Collectors.groupingBy(Row::state, Collectors.counting()));

        assertThat(byState.keySet())
                .isEqualTo(Arrays.stream(State.values()).map(Enum::name).collect(Collectors.toSet()));
        assertThat(byState.values().stream().mapToLong(Long::longValue).sum()).isGreaterThanOrEqualTo(240);
    }

    @ParameterizedTest
    @CsvSource({
        "grid,       REPORTED,   5",
        "clerk,      REPORTED,   8",
        "clerk,      VERIFIED,   5",
        "dispatch,   FILED,     10",
        "handler,    DISPATCHED, 3",
        "handler,    HANDLING,   4",
        "cleaning,   HANDLING,   3",
        "checker,    HANDLED,    6",
        "clerk-wuda, REPORTED,   2",
        "two-posts,  FILED,     10"
    })
    void everybody_finds_work_in_the_queue_of_the_post(String login, State state, int atLeast) {
        assertThat(queue(login, Tab.POST))
                .filteredOn(line -> line.state() == state)
                .hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(queue(login, Tab.UNIT)).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @CsvSource({"grid", "clerk", "dispatch", "handler", "checker", "clerk-wuda"})
    void everybody_looks_after_something(String login) {
        assertThat(queue(login, Tab.MINE)).isNotEmpty();
    }

    @Test
    void at_least_two_are_late_at_the_dispatchers() {
        assertThat(queue("dispatch", Tab.POST))
                .filteredOn(line -> line.state() == State.FILED
                        && line.dueAt() != null
                        && line.dueAt().isBefore(clock.instant()))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void the_clerk_of_another_district_sees_none_of_it() {
        Set<UUID> ofClerk = ids(queue("clerk", Tab.UNIT));

        assertThat(ids(queue("clerk-wuda", Tab.UNIT))).isNotEmpty().doesNotContainAnyElementsOf(ofClerk);
    }

    @Test
    void every_history_is_one_the_rules_allow() {
        Set<String> allowed =
                STATE_MACHINE.lines().map(line -> line.replaceAll(" +", " ")).collect(Collectors.toSet());
        Map<UUID, String> stateNow = incidents().stream().collect(Collectors.toMap(Row::id, Row::state));
        Map<UUID, String> before = new HashMap<>();
        Instant now = clock.instant();

        List<Event> events = events();
        assertThat(events).allSatisfy(event -> {
            String from = before.put(event.incidentId(), event.toState());
            String step = "%s %s %s"
                    .formatted(from == null ? "-" : from, event.verb().replace("incident.", ""), event.toState());
            assertThat(allowed).contains(step);
            assertThat(event.at().toInstant()).isBeforeOrEqualTo(now);
        });
        assertThat(before).isEqualTo(stateNow);
    }

    @Test
    void who_collected_it_did_not_handle_it_and_who_handled_it_did_not_check_it() {
        Map<UUID, List<Event>> byIncident = events().stream().collect(Collectors.groupingBy(Event::incidentId));

        assertThat(byIncident.values()).allSatisfy(history -> {
            Set<UUID> collectors = actorsOf(history, "incident.reported");
            Set<UUID> handlers = actorsOf(history, "incident.accepted", "incident.handled", "incident.returned");
            Set<UUID> checkers = actorsOf(history, "incident.closed", "incident.reworked");
            assertThat(handlers).noneMatch(collectors::contains);
            assertThat(checkers).noneMatch(collectors::contains).noneMatch(handlers::contains);
        });
    }

    @Test
    void everybody_acted_from_a_post_that_may_do_so() {
        Map<String, String> permissionByVerb = Map.of(
                "incident.reported", "incidents.report",
                "incident.verified", "incidents.verify",
                "incident.filed", "incidents.file",
                "incident.dispatched", "incidents.dispatch",
                "incident.accepted", "incidents.handle",
                "incident.handled", "incidents.handle",
                "incident.returned", "incidents.handle",
                "incident.closed", "incidents.check",
                "incident.reworked", "incidents.check",
                "incident.taken", "incidents.open");
        Map<UUID, Set<String>> granted = new HashMap<>();

        assertThat(events()).filteredOn(event -> event.actorId() != null).allSatisfy(event -> {
            Set<String> permissions = granted.computeIfAbsent(event.actorId(), this::permissionsOf);
            Optional.ofNullable(permissionByVerb.get(event.verb()))
                    .ifPresent(permission -> assertThat(permissions).contains(permission));
        });
    }

    @Test
    void the_grid_office_has_ordered_about_what_is_late_and_some_of_it_is_answered() {
        List<String> verbs = events().stream().map(Event::verb).toList();

        assertThat(verbs).contains("incident.supervision-ordered", "incident.supervision-answered");
    }

    @Test
    void every_point_lies_in_the_unit_of_its_incident() {
        assertThat(incidents())
                .allSatisfy(row -> assertThat(territory
                                .locate(new LonLat(row.longitude(), row.latitude()))
                                .map(Unit::no))
                        .contains(row.unitNo()));
    }

    @Test
    void somebody_answers_for_every_category() {
        List<String> unanswered = jdbc.sql("""
                        SELECT code
                        FROM incident_category
                        WHERE code NOT IN (SELECT category_code FROM duty)
                        """).query(String.class).list();

        assertThat(unanswered).isEmpty();
    }

    @Test
    void contacts_were_looked_up_and_ratings_given() {
        int lookUps = transactions.read(
                EVERYWHERE.scope(), () -> jdbc.sql("""
                        SELECT count(*) FROM access_entry WHERE purpose = 'incidents.contact.clarify'
                        """).query(Integer.class).single());
        int rated = transactions.read(
                EVERYWHERE.scope(),
                () -> jdbc.sql("SELECT count(*) FROM incident WHERE rating IS NOT NULL AND unit_no IN (:units)")
                        .param("units", unitsOfTheDemo())
                        .query(Integer.class)
                        .single());

        assertThat(lookUps).isGreaterThan(3);
        assertThat(rated).isGreaterThan(30);
    }

    @Test
    void receipts_are_there_at_once() {
        assertThat(log.state().size()).isGreaterThan(1_000);
    }

    private List<Line> queue(String login, Tab tab) {
        return queues.queue(actor(login), tab, null, 100).slice().items();
    }

    private Actor actor(String login) {
        Standing standing = identity.findAccount(EVERYWHERE, login)
                .map(Account::id)
                .flatMap(standings::find)
                .orElseThrow();
        Standing.HeldPost post = standing.posts().stream()
                .filter(held -> !login.equals("two-posts") || held.permissions().contains("incidents.dispatch"))
                .findFirst()
                .orElseThrow();
        return actors.of(standing, post);
    }

    private Set<String> permissionsOf(UUID accountId) {
        return standings.find(accountId).orElseThrow().posts().stream()
                .flatMap(post -> post.permissions().stream())
                .collect(Collectors.toSet());
    }

    private static Set<UUID> ids(List<Line> lines) {
        return lines.stream().map(Line::id).collect(Collectors.toSet());
    }

    private static Set<UUID> actorsOf(List<Event> history, String... verbs) {
        return history.stream()
                .filter(event -> Arrays.asList(verbs).contains(event.verb()))
                .flatMap(event -> Optional.ofNullable(event.actorId()).stream())
                .collect(Collectors.toSet());
    }

    private List<Integer> unitsOfTheDemo() {
        NumberRanges ranges = territory.numbersAtOrBelow(
                territory.findByCode("1503").orElseThrow().no());
        return ranges.ranges().stream()
                .flatMap(range -> IntStream.range(range.from(), range.to()).boxed())
                .toList();
    }

    /** Other tests may report in the city too, but not with the key of a story. */
    private List<Row> incidents() {
        return transactions.read(
                EVERYWHERE.scope(), () -> jdbc.sql("""
                        SELECT id, unit_no, state, longitude, latitude
                        FROM incident
                        WHERE id IN (SELECT CAST(result AS uuid) FROM idempotency_key WHERE key LIKE 'demo-story-%')
                        """).query(Row.class).list());
    }

    private List<Event> events() {
        return transactions.read(
                EVERYWHERE.scope(), () -> jdbc.sql("""
                        SELECT incident_id, at, verb, from_state, to_state, actor_id
                        FROM incident_event
                        WHERE incident_id IN
                          (SELECT CAST(result AS uuid) FROM idempotency_key WHERE key LIKE 'demo-story-%')
                        ORDER BY at, id
                        """).query(Event.class).list());
    }
}
