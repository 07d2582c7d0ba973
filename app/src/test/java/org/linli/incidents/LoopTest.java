package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.incidents.TestTown.Town;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.incidents.internal.StepView;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: the loop closes – report, verify, file, dispatch, handle, check, rework, close, rate (M01-02). */
@LinliTest
class LoopTest {

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentRecords records;

    @Autowired
    Evidence evidence;

    @Autowired
    Transactions transactions;

    @Autowired
    TestTown towns;

    @Autowired
    Clock clock;

    private Town town;

    @BeforeEach
    void foundTown() {
        town = towns.found();
    }

    @Test
    void a_report_goes_all_the_way_and_every_step_is_in_the_history_and_on_record() {
        Actor worker = towns.staff("grid-worker", town.grid());
        Actor clerk = towns.staff("community-clerk", town.community());
        Actor dispatcher = towns.staff("dispatcher", town.east());
        Actor handler = towns.handler(town.lights());
        Actor checker = towns.staff("checker", town.east());
        UUID id = towns.report(town.grid(), "路灯不亮，三天了。晚上看不见路");
        Actor resident = Actor.anonymous().withCapability(id);

        towns.act(worker, id, new IncidentAct.Verify("P0137", town.grid(), "是三号灯", List.of()));
        towns.act(clerk, id, new IncidentAct.FileUnder("P0137-1"));
        towns.act(dispatcher, id, new IncidentAct.Dispatch(town.gardens().no(), ""));
        towns.act(towns.handler(town.gardens()), id, new IncidentAct.Return("不归园林管"));
        towns.act(dispatcher, id, new IncidentAct.Dispatch(town.lights().no(), "尽快"));
        towns.act(handler, id, new IncidentAct.Accept());
        towns.act(handler, id, new IncidentAct.Handle("换了灯泡", List.of()));
        towns.act(checker, id, new IncidentAct.Rework("还是不亮", List.of()));
        towns.act(handler, id, new IncidentAct.Handle("换了镇流器", List.of()));
        towns.act(checker, id, new IncidentAct.Close("亮了", List.of()));
        Incident rated = towns.act(resident, id, new IncidentAct.Rate(4, "来得快"));

        assertThat(rated.state()).isEqualTo(State.CLOSED);
        assertThat(rated.rounds()).isEqualTo(1);
        assertThat(rated.report().title()).isEqualTo("路灯不亮，三天了");
        assertThat(rated.place().unitNo()).isEqualTo(town.grid());
        assertThat(rated.hands()).isEqualTo(new Incident.Hands(null, worker.id(), handler.id(), checker.id()));
        List<StepView> steps = records.get(resident, id).steps();
        assertThat(steps)
                .extracting(StepView::verb)
                .containsExactly(
                        "incident.reported",
                        "incident.verified",
                        "incident.filed",
                        "incident.dispatched",
                        "incident.returned",
                        "incident.dispatched",
                        "incident.accepted",
                        "incident.handled",
                        "incident.reworked",
                        "incident.handled",
                        "incident.closed",
                        "incident.rated");
        assertThat(entriesAbout(id))
                .extracting(Evidence.EntrySummary::id)
                .containsExactlyElementsOf(
                        steps.stream().map(StepView::evidenceId).toList());
    }

    private List<Evidence.EntrySummary> entriesAbout(UUID id) {
        return transactions.read(
                new Scope.SystemJob(new Purpose("test.evidence")),
                () -> evidence.listEntries(new Subject("incident", id)));
    }

    @Test
    void a_refused_act_leaves_neither_history_nor_evidence() {
        UUID id = towns.report(town.grid(), "井盖响");

        Outcome<Incident> outcome = incidents.act(
                towns.staff("dispatcher", town.east()),
                id,
                null,
                new IncidentAct.Dispatch(town.lights().no(), ""),
                clock.instant());

        assertThat(outcome).isEqualTo(Outcome.refused("incidents.refused.not-filed"));
        assertThat(records.get(Actor.anonymous().withCapability(id), id).steps())
                .hasSize(1);
        assertThat(entriesAbout(id)).hasSize(1);
    }

    @Test
    void a_post_does_only_what_its_permissions_name() {
        UUID id = towns.report(town.grid(), "井盖响");
        IncidentAct verify = new IncidentAct.Verify("P0101", town.grid(), "", List.of());

        for (String set : List.of("dispatcher", "checker", "system-administrator")) {
            Actor actor = towns.staff(set, town.east());
            assertThatThrownBy(() -> incidents.act(actor, id, null, verify, clock.instant()))
                    .as(set)
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void staff_do_not_rate_in_the_name_of_residents() {
        UUID id = towns.closed(town, "路灯不亮");
        Actor clerk = towns.staff("community-clerk", town.community());

        assertThatThrownBy(() -> incidents.act(clerk, id, null, new IncidentAct.Rate(5, null), clock.instant()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void who_reported_on_the_street_neither_handles_nor_checks() {
        Actor all = towns.staff("checker", town.east());
        UUID id = incidents
                .report(all, towns.reportOf(town.grid(), "路灯不亮"), null, clock.instant())
                .orThrow();
        Actor clerk = towns.staff("community-clerk", town.community());
        towns.act(clerk, id, new IncidentAct.Verify("P0137", town.grid(), "", List.of()));
        towns.act(clerk, id, new IncidentAct.FileUnder("P0137-1"));
        towns.act(
                towns.staff("dispatcher", town.east()),
                id,
                new IncidentAct.Dispatch(town.lights().no(), ""));
        Actor handler = towns.handler(town.lights());
        towns.act(handler, id, new IncidentAct.Accept());
        towns.act(handler, id, new IncidentAct.Handle("修好了", List.of()));

        assertThat(incidents.act(all, id, null, new IncidentAct.Close("", List.of()), clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.collector-cannot-check"));
    }

    @Test
    void an_incident_goes_only_to_a_department_that_serves_the_place() {
        UUID id = towns.report(town.grid(), "路灯不亮");
        Actor clerk = towns.staff("community-clerk", town.community());
        towns.act(clerk, id, new IncidentAct.Verify("P0137", town.grid(), "", List.of()));
        towns.act(clerk, id, new IncidentAct.FileUnder("P0137-1"));
        Actor dispatcher = towns.staff("dispatcher", town.east());
        int elsewhere = towns.found().lights().no();

        for (int department : List.of(elsewhere, Integer.MAX_VALUE)) {
            assertThat(incidents.act(dispatcher, id, null, new IncidentAct.Dispatch(department, ""), clock.instant()))
                    .isEqualTo(Outcome.refused("incidents.refused.department-elsewhere"));
        }
    }

    @Test
    void a_report_is_verified_into_a_place_and_a_category_that_the_post_knows() {
        UUID id = towns.report(town.grid(), "路灯不亮");
        Actor clerk = towns.staff("community-clerk", town.community());

        for (int unit : List.of(town.otherCommunity(), town.west(), Integer.MAX_VALUE)) {
            assertThat(incidents.act(
                            clerk, id, null, new IncidentAct.Verify("P0137", unit, "", List.of()), clock.instant()))
                    .isEqualTo(Outcome.refused("incidents.refused.place-elsewhere"));
        }
        assertThat(incidents.act(
                        clerk, id, null, new IncidentAct.Verify("X9", town.grid(), "", List.of()), clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.category-unknown"));
        assertThat(towns.act(clerk, id, new IncidentAct.Verify("P0137", town.grid(), "", List.of()))
                        .state())
                .isEqualTo(State.VERIFIED);
        assertThat(incidents.act(clerk, id, null, new IncidentAct.FileUnder("P0137-99"), clock.instant()))
                .isEqualTo(Outcome.refused("incidents.refused.condition-unknown"));
    }

    @Test
    void a_photo_of_something_else_is_not_taken_over() {
        UUID photo = towns.photo();
        UUID first = towns.report(towns.reportOf(town.grid(), "路灯不亮", List.of(photo), null), clock.instant());

        Outcome<UUID> second = incidents.report(
                Actor.anonymous(), towns.reportOf(town.grid(), "看看别人的照片", List.of(photo), null), null, clock.instant());

        assertThat(second).isEqualTo(Outcome.refused("media.photo-gone"));
        assertThat(records.hasPhoto(Actor.anonymous().withCapability(first), first, photo))
                .isTrue();
    }

    @Test
    void the_department_sees_the_evidence_of_what_it_was_given() {
        UUID id = towns.dispatched(town, "路灯不亮");

        assertThat(records.get(towns.handler(town.lights()), id).entries()).hasSize(4);
    }

    @Test
    void the_time_for_handling_is_the_one_of_the_filing_condition() {
        UUID id = towns.dispatched(town, "连着四盏灯不亮");

        Incident handling = towns.act(towns.handler(town.lights()), id, new IncidentAct.Accept());

        assertThat(handling.stage().budget()).hasToString("1D");
        assertThat(records.get(towns.staff("checker", town.east()), id).dueAt()).isAfter(clock.instant());
    }
}
