package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.OnRecord;
import org.linli.incidents.Partnerships.Part;
import org.linli.incidents.internal.IncidentLists;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.incidents.internal.ListFilter;
import org.linli.incidents.internal.PartnerDesk;
import org.linli.incidents.internal.StepView;
import org.linli.incidents.internal.SupervisionDesk.OrderView;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Matters.Draft;
import org.linli.territory.Matters.Involvement;
import org.linli.territory.Matters.Role;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.bodies.JointMatters;
import org.linli.territory.internal.bodies.MatterReport;
import org.linli.territory.internal.bodies.MatterReport.Supervised;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: the body that supervises a matter sees what is late, gives orders about it and reads the answers (M01-07). */
@LinliTest
class SupervisionTest {

    @Autowired
    private OnRecord onRecord;

    @Autowired
    private TestTown towns;

    @Autowired
    private JointMatters matters;

    @Autowired
    private MatterReport report;

    @Autowired
    private Departments departments;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRecords records;

    @Autowired
    private IncidentLists lists;

    @Autowired
    private PartnerDesk partners;

    @Autowired
    private Supervision supervision;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Zone zone;

    private TestTown.Town town;
    private Department office;
    private Actor leader;
    private Actor supervisor;
    private Actor handler;
    private LocalDate begun;
    private UUID matter;

    @BeforeEach
    void a_town_whose_grid_office_supervises_the_lamps() {
        town = towns.found();
        office = departments
                .create(TerritorySamples.system(), town.east(), "区网格中心", new Department.Kind("GRID_OFFICE"))
                .orThrow();
        leader = towns.staff("planner", town.east());
        supervisor = towns.handler(office);
        handler = towns.handler(town.lights());
        begun = LocalDate.ofInstant(clock.instant(), zone.id()).minusDays(60);
        matter = matters.begin(leader, town.east(), draft(office.no(), null), clock.instant())
                .orThrow();
    }

    @Test
    void who_supervises_sees_the_late_ones_and_no_others() {
        UUID late = late();
        towns.dispatched(town, "刚派出去的");

        assertThat(partners.list(supervisor)).singleElement().satisfies(part -> {
            assertThat(part.incidentId()).isEqualTo(late);
            assertThat(part.role()).isEqualTo(Involvement.SUPERVISES);
            assertThat(part.isWaitedFor()).isFalse();
        });
        assertThat(partners.get(supervisor, late).steps())
                .extracting(StepView::verb)
                .contains("incident.dispatched");
    }

    @Test
    void neither_the_row_nor_the_contact_is_the_supervisors() {
        UUID late = late();

        assertThat(transactions.<Integer>read(
                        supervisor.scope(),
                        () -> jdbc.sql("SELECT count(*) FROM incident WHERE id = :id")
                                .param("id", late)
                                .query(Integer.class)
                                .single()))
                .isZero();
        assertThatThrownBy(() -> records.revealContact(supervisor, late, new Purpose("incidents.contact.clarify")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void an_order_and_its_answer_stand_in_the_history_with_evidence_and_move_nothing() {
        UUID late = late();
        Incident before = incidents.find(handler, late).orElseThrow();

        order(late).orThrow();
        assertThat(orders(late)).singleElement().satisfies(order -> {
            assertThat(order.body()).isEqualTo("区网格中心");
            assertThat(order.words()).isEqualTo("三天内修好");
            assertThat(order.isOpen()).isTrue();
            assertThat(order.isLate()).isFalse();
        });
        assertThat(isMarked(late)).isTrue();

        supervision.answer(handler, late, "灯杆明天到货", clock.instant()).orThrow();
        assertThat(orders(late)).singleElement().satisfies(order -> {
            assertThat(order.answer()).isEqualTo("灯杆明天到货");
            assertThat(order.isOpen()).isFalse();
        });
        assertThat(isMarked(late)).isFalse();
        assertThat(partners.get(supervisor, late).steps())
                .extracting(StepView::note)
                .contains("三天内修好", "灯杆明天到货");
        assertThat(incidents.find(handler, late)).contains(before);
        assertThat(onRecord.verbs("incident", late))
                .contains("incident.supervision-ordered", "incident.supervision-answered");
    }

    @Test
    void the_next_order_waits_for_the_answer_to_the_last() {
        UUID late = late();
        order(late).orThrow();

        assertThat(order(late)).isEqualTo(Outcome.refused("incidents.refused.order-stands"));
        supervision.answer(handler, late, "在办", clock.instant()).orThrow();
        assertThat(supervision.answer(handler, late, "在办", clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.no-order"));
        order(late).orThrow();

        assertThat(orders(late)).extracting(OrderView::isOpen).containsExactly(true, false);
        assertThat(report.own(supervisor, report.lately()))
                .singleElement()
                .satisfies(line -> assertThat(line.supervised()).isEqualTo(new Supervised(2, 1)));
    }

    @Test
    void an_order_asks_for_words_and_a_day_that_can_be_kept() {
        UUID late = late();

        assertThat(supervision.order(supervisor, late, " ", 3, clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.words-missing"));
        for (int days : List.of(0, -1, 31)) {
            assertThat(supervision.order(supervisor, late, "快办", days, clock.instant()))
                    .isEqualTo(Outcome.refused("incidents.refused.order-days", Supervision.LONGEST_DAYS));
        }
        order(late).orThrow();
        assertThat(supervision.answer(handler, late, " ", clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.words-missing"));
    }

    @Test
    void only_who_supervises_orders_and_only_who_has_the_incident_answers() {
        UUID late = late();
        Actor stranger = towns.handler(town.gardens());

        for (Actor other : List.of(stranger, handler, leader)) {
            assertThatThrownBy(() -> supervision.order(other, late, "快办", 3, clock.instant()))
                    .isInstanceOf(NotFound.class);
        }
        order(late).orThrow();
        for (Actor other : List.of(stranger, supervisor)) {
            assertThatThrownBy(() -> supervision.answer(other, late, "好", clock.instant()))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(partners.answer(supervisor, late, "反馈", clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.only-told"));
    }

    @Test
    void what_was_ordered_stays_in_sight_once_it_is_closed_and_cannot_be_ordered_again() {
        UUID ordered = late();
        UUID other = late();
        order(ordered).orThrow();
        close(ordered);
        close(other);

        assertThat(partners.list(supervisor)).extracting(Part::incidentId).containsExactly(ordered);
        supervision.answer(handler, ordered, "已办结", clock.instant()).orThrow();
        assertThat(order(ordered)).isEqualTo(Outcome.refused("incidents.refused.not-open"));
    }

    @Test
    void another_supervisor_sees_what_the_one_before_saw_and_that_one_nothing_more() {
        UUID late = late();
        Department party = departments
                .create(TerritorySamples.system(), town.east(), "区牵头办", new Department.Kind("LEAD_OFFICE"))
                .orThrow();

        matters.change(leader, town.east(), matter, draft(party.no(), null), clock.instant())
                .orThrow();

        assertThat(partners.list(supervisor)).isEmpty();
        assertThat(partners.list(towns.handler(party)))
                .extracting(Part::incidentId)
                .containsExactly(late);
    }

    @Test
    void with_the_last_day_of_the_matter_the_sight_of_partners_and_supervisor_ends() {
        Department roads = departments
                .create(TerritorySamples.system(), town.east(), "道路所", Department.Kind.AUTHORITY)
                .orThrow();
        LocalDate today = begun.plusDays(60);
        change(draft(office.no(), null, Map.of(roads.no(), Role.TAKES_PART)));
        late();
        assertThat(partners.list(towns.handler(roads))).hasSize(1);

        change(draft(office.no(), today.plusDays(1), Map.of(roads.no(), Role.TAKES_PART)));
        assertThat(partners.list(supervisor)).hasSize(1);
        change(draft(office.no(), today, Map.of(roads.no(), Role.TAKES_PART)));

        assertThat(partners.list(supervisor)).isEmpty();
        assertThat(partners.list(towns.handler(roads))).isEmpty();
    }

    @Test
    void who_supervises_cannot_take_part() {
        assertThat(matters.change(
                        leader,
                        town.east(),
                        matter,
                        draft(office.no(), null, Map.of(office.no(), Role.IS_HEARD)),
                        clock.instant()))
                .isEqualTo(Outcome.refused("bodies.refused.matter-supervisor"));
    }

    @Test
    void each_body_finds_its_matters_with_what_it_has_to_do_with_them() {
        late();

        assertThat(report.own(supervisor, report.lately())).singleElement().satisfies(line -> {
            assertThat(line.matter().involvementOf(office.no())).contains(Involvement.SUPERVISES);
            assertThat(line.figures().late()).isEqualTo(1);
        });
        assertThat(report.own(handler, report.lately()))
                .singleElement()
                .satisfies(line -> assertThat(
                                line.matter().involvementOf(town.lights().no()))
                        .contains(Involvement.LEADS));
        assertThat(report.own(towns.handler(town.gardens()), report.lately())).isEmpty();
        assertThat(report.own(leader, report.lately()))
                .as("who looks after the district")
                .hasSize(1);
        assertThat(report.own(towns.staff("planner", town.west()), report.lately()))
                .isEmpty();
    }

    private void change(Draft draft) {
        matters.change(leader, town.east(), matter, draft, clock.instant()).orThrow();
    }

    private Draft draft(int supervisorNo, @Nullable LocalDate until) {
        return draft(supervisorNo, until, Map.of());
    }

    private Draft draft(int supervisorNo, @Nullable LocalDate until, Map<Integer, Role> partners) {
        return new Draft("亮灯", town.lights().no(), supervisorNo, begun, until, Set.of("P0137"), partners);
    }

    /** Dispatched thirty days ago and not accepted since. */
    private UUID late() {
        Instant then = clock.instant().minus(Duration.ofDays(30));
        return towns.dispatched(town, "路灯不亮", then);
    }

    private Outcome<UUID> order(UUID incident) {
        return supervision.order(supervisor, incident, "三天内修好", 3, clock.instant());
    }

    private List<OrderView> orders(UUID incident) {
        return records.get(handler, incident).orders();
    }

    private boolean isMarked(UUID incident) {
        ListFilter everything =
                new ListFilter(null, null, Set.of(), null, null, null, null, null, null, ListFilter.Sort.DUE);
        return lists.list(handler.scope(), everything, 100).stream()
                .anyMatch(line -> line.id().equals(incident) && line.isOrdered());
    }

    private void close(UUID incident) {
        towns.act(handler, incident, new IncidentAct.Accept());
        towns.act(handler, incident, new IncidentAct.Handle("换了灯泡", List.of()));
        towns.act(towns.staff("checker", town.east()), incident, new IncidentAct.Close("", List.of()));
    }
}
