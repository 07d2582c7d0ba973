package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
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
import org.linli.incidents.internal.Dispatching.Suggestion;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.incidents.internal.IncidentRecords.Joint;
import org.linli.incidents.internal.IncidentRecords.PartnerView;
import org.linli.incidents.internal.PartnerDesk;
import org.linli.incidents.internal.StepView;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Department;
import org.linli.territory.Departments;
import org.linli.territory.Matters.Draft;
import org.linli.territory.Matters.Role;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.bodies.JointMatters;
import org.linli.territory.internal.bodies.MatterReport;
import org.linli.territory.internal.bodies.MatterReport.Figures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: a matter of several bodies decides whom work goes to, who else sees it and what is asked of them (M01-07). */
@LinliTest
class MattersDriveWorkTest {

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
    private PartnerDesk partners;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Zone zone;

    private TestTown.Town town;
    private LocalDate today;
    private Actor leader;
    private Actor dispatcher;
    private Department roads;
    private Department power;
    private Department stranger;

    @BeforeEach
    void a_town_whose_gardeners_lead_the_lamps() {
        town = towns.found();
        today = LocalDate.ofInstant(clock.instant(), zone.id());
        leader = towns.staff("planner", town.east());
        dispatcher = towns.staff("dispatcher", town.east());
        roads = body("道路所");
        power = body("供电所");
        stranger = body("环卫所");
    }

    @Test
    void who_leads_the_matter_is_suggested_first_with_the_reason() {
        begin("亮灯", town.east(), town.gardens(), Map.of());
        UUID id = filed();

        List<Suggestion> suggestions = records.get(dispatcher, id).suggestions();

        assertThat(suggestions.getFirst().department().no())
                .isEqualTo(town.gardens().no());
        assertThat(suggestions.getFirst().matter()).isEqualTo("亮灯");
        assertThat(suggestions).filteredOn(Suggestion::isLead).hasSize(1);
    }

    @Test
    void dispatching_elsewhere_asks_for_a_reason_and_keeps_what_it_went_against() {
        UUID matter = begin("亮灯", town.east(), town.gardens(), Map.of());
        UUID id = filed();

        assertThat(dispatch(id, town.lights(), ""))
                .isEqualTo(Outcome.refused(
                        "incidents.refused.reason-not-lead", town.gardens().name(), "亮灯"));
        dispatch(id, town.lights(), "灯杆归路灯所").orThrow();

        StepView step = records.get(dispatcher, id).steps().getLast();
        assertThat(step.facts())
                .containsEntry("matter", matter.toString())
                .containsEntry("lead", Integer.toString(town.gardens().no()));
    }

    @Test
    void the_nearest_unit_decides_and_then_who_began_last() {
        begin("全区", town.east(), town.lights(), today.minusDays(1), null, Map.of());
        begin("社区旧", town.community(), town.lights(), today.minusDays(30), null, Map.of());
        begin("社区新", town.community(), town.gardens(), today.minusDays(3), null, Map.of());
        UUID id = filed();

        Suggestion first = records.get(dispatcher, id).suggestions().getFirst();

        assertThat(first.matter()).isEqualTo("社区新");
        assertThat(matters.findFor("P0137", town.otherCommunity(), today))
                .get()
                .extracting(matter -> matter.name())
                .isEqualTo("全区");
    }

    @Test
    void a_matter_that_ended_or_has_not_begun_or_is_about_something_else_drives_nothing() {
        UUID over = begin("已结束", town.east(), town.gardens(), Map.of(roads.no(), Role.TAKES_PART));
        matters.end(leader, town.east(), over, clock.instant()).orThrow();
        begin("将来", town.east(), town.gardens(), today.plusDays(3), null, Map.of());
        matters.begin(
                        leader,
                        town.east(),
                        new Draft("别的", town.gardens().no(), null, today, null, Set.of("P0101"), Map.of()),
                        clock.instant())
                .orThrow();
        UUID id = filed();

        assertThat(records.get(dispatcher, id).suggestions()).noneMatch(Suggestion::isLead);
        dispatch(id, town.lights(), "").orThrow();
        assertThat(records.get(dispatcher, id).joint()).isNull();
        assertThat(partners.list(towns.handler(roads))).isEmpty();
    }

    @Test
    void a_partner_sees_the_incident_and_a_stranger_does_not() {
        UUID id = dispatched(Map.of(roads.no(), Role.TAKES_PART));

        assertThat(partners.list(towns.handler(roads)))
                .extracting(Part::incidentId)
                .containsExactly(id);
        assertThat(partners.get(towns.handler(roads), id).steps())
                .extracting(StepView::verb)
                .contains("incident.reported", "incident.dispatched");
        assertThat(partners.list(towns.handler(stranger))).isEmpty();
        assertThatThrownBy(() -> partners.get(towns.handler(stranger), id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> partners.answer(towns.handler(stranger), id, "我也来", clock.instant()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> records.get(towns.handler(roads), id))
                .as("not as the one who has it")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void neither_the_row_nor_the_contact_is_a_partners() {
        UUID id = dispatched(Map.of(roads.no(), Role.TAKES_PART));
        Scope scope = towns.handler(roads).scope();

        int rows = transactions.read(
                scope,
                () -> jdbc.sql("SELECT count(*) FROM incident WHERE id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single());
        List<String> columns = transactions.read(
                scope,
                () -> jdbc.sql("SELECT * FROM partner_incidents()").query().listOfRows().stream()
                        .flatMap(row -> row.keySet().stream())
                        .distinct()
                        .toList());

        assertThat(rows).isZero();
        assertThat(columns).contains("words").noneMatch(name -> name.contains("contact") || name.contains("tracking"));
        assertThatThrownBy(
                        () -> records.revealContact(towns.handler(roads), id, new Purpose("incidents.contact.clarify")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void what_a_partner_adds_stands_in_the_history_with_evidence_and_the_version_stays() {
        UUID id = dispatched(Map.of(roads.no(), Role.TAKES_PART));
        int version = incidents.find(dispatcher, id).orElseThrow().version();

        assertThat(partners.answer(towns.handler(roads), id, " ", clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.words-missing"));
        partners.answer(towns.handler(roads), id, "围挡已设好", clock.instant()).orThrow();

        IncidentRecords.Dossier dossier = records.get(dispatcher, id);
        assertThat(dossier.steps().getLast().note()).isEqualTo("围挡已设好");
        assertThat(joint(dossier).partners())
                .singleElement()
                .satisfies(partner -> assertThat(partner.words()).containsExactly("围挡已设好"));
        assertThat(dossier.incident().version()).isEqualTo(version);
        assertThat(onRecord.verbs("incident", id)).contains("incident.contributed");
        assertThat(partners.list(towns.handler(roads)))
                .singleElement()
                .satisfies(part -> assertThat(part.isWaitedFor()).isFalse());
    }

    @Test
    void closing_without_having_heard_asks_for_a_reason() {
        UUID id = dispatched(Map.of(power.no(), Role.IS_HEARD));
        handled(id);

        assertThat(joint(records.get(dispatcher, id)).isAnyUnheard()).isTrue();
        assertThat(close(id, "")).isEqualTo(Outcome.refused("incidents.refused.reason-not-heard", power.name()));
        assertThat(close(id, "供电所电话同意")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_was_heard_holds_nothing_up() {
        UUID id = dispatched(Map.of(power.no(), Role.IS_HEARD));
        partners.answer(towns.handler(power), id, "没有意见", clock.instant()).orThrow();
        handled(id);

        assertThat(joint(records.get(dispatcher, id)).partners()).noneMatch(PartnerView::isUnheard);
        assertThat(close(id, "")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_is_told_sees_how_it_ended_and_nothing_before() {
        UUID id = dispatched(Map.of(power.no(), Role.IS_TOLD));
        Actor told = towns.handler(power);

        assertThat(partners.list(told)).isEmpty();
        assertThatThrownBy(() -> partners.get(told, id)).isInstanceOf(NotFound.class);
        handled(id);
        close(id, "现场看过").orThrow();

        PartnerDesk.Seen seen = partners.get(told, id);
        assertThat(seen.part().words()).isNull();
        assertThat(seen.part().title()).isNull();
        assertThat(seen.part().address()).isNull();
        assertThat(seen.steps()).extracting(StepView::verb).containsExactly("incident.handled", "incident.closed");
        assertThat(partners.answer(told, id, "知道了", clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.only-told"));
    }

    @Test
    void whoever_leaves_the_matter_sees_nothing_more_and_nobody_after_its_end() {
        UUID matter = begin(
                "亮灯", town.east(), town.gardens(), Map.of(roads.no(), Role.TAKES_PART, power.no(), Role.TAKES_PART));
        UUID id = filed();
        dispatch(id, town.gardens(), "").orThrow();

        matters.change(
                        leader,
                        town.east(),
                        matter,
                        draft("亮灯", town.gardens(), today, null, Map.of(power.no(), Role.TAKES_PART)),
                        clock.instant())
                .orThrow();
        assertThat(partners.list(towns.handler(roads))).isEmpty();
        assertThat(partners.list(towns.handler(power))).hasSize(1);

        matters.end(leader, town.east(), matter, clock.instant()).orThrow();
        assertThat(partners.list(towns.handler(power))).isEmpty();
        assertThat(incidents.find(towns.handler(town.gardens()), id))
                .as("who has it goes on")
                .isPresent();
    }

    @Test
    void partners_are_those_of_the_last_dispatch_and_whoever_has_it_is_none() {
        begin("亮灯", town.east(), town.gardens(), Map.of(roads.no(), Role.TAKES_PART, power.no(), Role.TAKES_PART));
        UUID id = filed();
        dispatch(id, town.gardens(), "").orThrow();
        incidents
                .act(towns.handler(town.gardens()), id, null, new IncidentAct.Return("不归我们"), clock.instant())
                .orThrow();

        dispatch(id, roads, "权属在道路所").orThrow();

        assertThat(joint(records.get(dispatcher, id)).partners())
                .extracting(PartnerView::name)
                .containsExactly(power.name());
        assertThat(partners.list(towns.handler(roads))).isEmpty();
    }

    @Test
    void the_sheet_of_a_matter_counts_by_community_what_is_open_and_what_was_closed_in_time() {
        UUID matter = begin("亮灯", town.east(), town.gardens(), Map.of(power.no(), Role.IS_HEARD));
        UUID open = filed();
        dispatch(open, town.gardens(), "").orThrow();
        UUID closed = filed();
        dispatch(closed, town.gardens(), "").orThrow();
        partners.answer(towns.handler(power), closed, "没有意见", clock.instant()).orThrow();
        handled(closed);
        close(closed, "").orThrow();

        MatterReport.Sheet sheet = report.sheet(leader, town.east(), matter, report.lately());

        assertThat(sheet.line().figures()).isEqualTo(new Figures(1, 0, 0, 1, 1));
        assertThat(sheet.byCommunity().keySet())
                .singleElement()
                .satisfies(unit -> assertThat(unit.no()).isEqualTo(town.community()));
        assertThat(sheet.line().asked()).isEqualTo(2);
        assertThat(sheet.line().answered()).isEqualTo(1);
        assertThat(report.lines(leader, town.east(), report.lately())).hasSize(1);
    }

    @Test
    void the_sheet_is_for_the_unit_and_for_the_bodies_of_the_matter() {
        UUID matter = begin("亮灯", town.east(), town.gardens(), Map.of(power.no(), Role.IS_TOLD));

        assertThat(report.sheet(towns.handler(town.gardens()), town.east(), matter, report.lately())
                        .line()
                        .matter()
                        .id())
                .isEqualTo(matter);
        assertThat(report.lines(towns.handler(power), town.east(), report.lately()))
                .hasSize(1);
        assertThatThrownBy(() -> report.sheet(towns.handler(stranger), town.east(), matter, report.lately()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> report.sheet(towns.staff("checker", town.west()), town.east(), matter, report.lately()))
                .isInstanceOf(NotFound.class);
        assertThat(report.lines(towns.handler(stranger), town.east(), report.lately()))
                .isEmpty();
    }

    @Test
    void a_matter_names_known_categories_possible_days_and_a_lead_that_takes_incidents() {
        Department council = departments
                .create(TerritorySamples.system(), town.east(), "议事会", new Department.Kind("COUNCIL"))
                .orThrow();

        assertThat(matters.begin(leader, town.east(), draft("亮灯", council, today, null, Map.of()), clock.instant()))
                .isEqualTo(Outcome.refused("bodies.refused.matter-lead"));
        assertThat(matters.begin(
                        leader, town.east(), draft("亮灯", town.gardens(), today, today, Map.of()), clock.instant()))
                .isEqualTo(Outcome.refused("bodies.refused.matter-days"));
        assertThat(matters.begin(
                        leader,
                        town.east(),
                        new Draft("亮灯", town.gardens().no(), null, today, null, Set.of("X999"), Map.of()),
                        clock.instant()))
                .isEqualTo(Outcome.refused("bodies.refused.matter-subject"));
    }

    private static Joint joint(IncidentRecords.Dossier dossier) {
        Joint joint = dossier.joint();
        assertThat(joint).isNotNull();
        return joint;
    }

    private Department body(String name) {
        return departments
                .create(TerritorySamples.system(), town.east(), name, Department.Kind.AUTHORITY)
                .orThrow();
    }

    private UUID begin(String name, int unitNo, Department lead, Map<Integer, Role> others) {
        return begin(name, unitNo, lead, today, null, others);
    }

    private UUID begin(
            String name,
            int unitNo,
            Department lead,
            LocalDate from,
            @Nullable LocalDate until,
            Map<Integer, Role> others) {
        return matters.begin(leader, unitNo, draft(name, lead, from, until, others), clock.instant())
                .orThrow();
    }

    private static Draft draft(
            String name, Department lead, LocalDate from, @Nullable LocalDate until, Map<Integer, Role> others) {
        return new Draft(name, lead.no(), null, from, until, Set.of("P0137"), others);
    }

    private UUID filed() {
        NewReport.Contact contact = new NewReport.Contact("李桂兰", "13900001234");
        UUID id = towns.report(towns.reportOf(town.grid(), "路灯不亮", List.of(), contact), clock.instant());
        Actor clerk = towns.staff("community-clerk", town.community());
        towns.act(clerk, id, new IncidentAct.Verify("P0137", town.grid(), "", List.of()));
        towns.act(clerk, id, new IncidentAct.FileUnder("P0137-1"));
        return id;
    }

    private UUID dispatched(Map<Integer, Role> others) {
        begin("亮灯", town.east(), town.gardens(), others);
        UUID id = filed();
        dispatch(id, town.gardens(), "").orThrow();
        return id;
    }

    private Outcome<Incident> dispatch(UUID id, Department to, String note) {
        return incidents.act(dispatcher, id, null, new IncidentAct.Dispatch(to.no(), note), clock.instant());
    }

    private void handled(UUID id) {
        Actor handler = towns.handler(town.gardens());
        towns.act(handler, id, new IncidentAct.Accept());
        towns.act(handler, id, new IncidentAct.Handle("换了灯泡", List.of()));
    }

    private Outcome<Incident> close(UUID id, String note) {
        return incidents.act(
                towns.staff("checker", town.east()), id, null, new IncidentAct.Close(note, List.of()), clock.instant());
    }
}
