package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.incidents.Examples.BUDGETS;
import static org.linli.incidents.Examples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.incidents.Incident.Hands;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** FEATURE UNDER TEST: separate hands (M01-11), reasons, rework, one rating, one reopening in time. */
class IncidentRulesTest {

    private static final Actor COLLECTOR = Examples.person("采集人");
    private static final Actor HANDLER = Examples.person("处置人");
    private static final Actor CHECKER = Examples.person("核查人");
    private static final Hands HANDS = new Hands(COLLECTOR.id(), null, HANDLER.id(), null);

    @ParameterizedTest(name = "{0} by the {2} in {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            reject-report | REPORTED   | collector | collector-cannot-reject
            reject-filing | VERIFIED   | collector | collector-cannot-reject
            accept        | DISPATCHED | collector | collector-cannot-handle
            handle        | HANDLING   | collector | collector-cannot-handle
            close         | HANDLED    | collector | collector-cannot-check
            rework        | HANDLED    | collector | collector-cannot-check
            close         | HANDLED    | handler   | handler-cannot-check
            rework        | HANDLED    | handler   | handler-cannot-check
            """)
    void who_collected_does_not_handle_and_who_handled_does_not_check(
            String act, State state, String who, String refusal) {
        Actor actor = who.equals("collector") ? COLLECTOR : HANDLER;

        assertRefused(refusal, Examples.in(state, HANDS), Examples.act(act), actor);
    }

    @Test
    void a_resident_without_account_is_nobodys_collector() {
        Incident handled = Examples.in(State.HANDLED, new Hands(null, null, HANDLER.id(), null));

        assertThat(done(handled, Examples.act("close"), CHECKER).state()).isEqualTo(State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n "})
    void what_is_not_taken_up_or_sent_back_needs_a_reason(String blank) {
        assertRefused(
                "reason-missing",
                Examples.in(State.REPORTED),
                new IncidentAct.Reject(blank, IncidentAct.Reject.Stage.VERIFYING),
                CHECKER);
        assertRefused("reason-missing", Examples.in(State.DISPATCHED), new IncidentAct.Return(blank), HANDLER);
        assertRefused("reason-missing", Examples.in(State.HANDLED), new IncidentAct.Rework(blank, List.of()), CHECKER);
        assertRefused("reason-missing", Examples.in(State.CLOSED), new IncidentAct.Reopen(blank), CHECKER);
        assertRefused("result-missing", Examples.in(State.HANDLING), new IncidentAct.Handle(blank, List.of()), HANDLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0101-1", "P01372-1", "P0137", ""})
    void a_filing_condition_belongs_to_the_category(String condition) {
        assertRefused(
                "condition-of-other-category",
                Examples.in(State.VERIFIED),
                new IncidentAct.FileUnder(condition),
                CHECKER);
    }

    @Test
    void every_rework_counts_one_round_and_goes_back_to_the_department() {
        Incident once = done(Examples.in(State.HANDLED, HANDS), Examples.act("rework"), CHECKER);
        Incident again = done(done(once, Examples.act("handle"), HANDLER), Examples.act("rework"), CHECKER);

        assertThat(once.rounds()).isEqualTo(1);
        assertThat(again.rounds()).isEqualTo(2);
        assertThat(again.departmentNo()).isEqualTo(5);
    }

    @Test
    void verifying_fixes_kind_and_place_and_leaves_the_first_report_alone() {
        Incident before = Examples.in(State.REPORTED);

        Incident after = done(before, new IncidentAct.Verify("E0110", 42, "", List.of()), CHECKER);

        assertThat(after.categoryCode()).isEqualTo("E0110");
        assertThat(after.place().unitNo()).isEqualTo(42);
        assertThat(after.hands().verifier()).isEqualTo(CHECKER.id());
        assertThat(after.report()).isEqualTo(before.report());
    }

    @Test
    void who_takes_an_incident_holds_it_until_its_next_stage() {
        Incident taken = done(Examples.in(State.FILED), Examples.act("take"), CHECKER);

        assertRefused("taken", taken, Examples.act("take"), HANDLER);
        assertThat(done(taken, Examples.act("take"), CHECKER).stage().holder())
                .isEqualTo(new Incident.Holder(CHECKER.id(), CHECKER.name()));
        assertThat(done(taken, Examples.act("dispatch"), CHECKER).stage().holder())
                .isNull();
    }

    @Test
    void a_rating_is_given_once() {
        Incident rated = done(Examples.in(State.CLOSED), new IncidentAct.Rate(2, "拖得久"), CHECKER);

        assertThat(rated.rating()).isEqualTo(new Incident.Rating(2, "拖得久", NOW));
        assertRefused("rated-already", rated, new IncidentAct.Rate(5, null), CHECKER);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 6})
    void a_grade_is_from_one_to_five(int grade) {
        assertRefused("grade-unknown", Examples.in(State.CLOSED), new IncidentAct.Rate(grade, null), CHECKER);
    }

    @Test
    void a_resident_may_say_once_that_it_is_not_solved() {
        Incident reopened = done(Examples.in(State.CLOSED, HANDS), Examples.act("reopen"), CHECKER);
        assertThat(reopened.closedAt()).isNull();
        assertThat(reopened.reopened()).isEqualTo(1);

        Incident closedAgain = Examples.in(State.CLOSED);
        closedAgain = new Incident(
                closedAgain.id(),
                closedAgain.no(),
                closedAgain.report(),
                closedAgain.place(),
                closedAgain.categoryCode(),
                closedAgain.conditionId(),
                closedAgain.stage(),
                closedAgain.departmentNo(),
                closedAgain.hands(),
                0,
                reopened.reopened(),
                NOW,
                null,
                9);
        assertRefused("reopened-already", closedAgain, Examples.act("reopen"), CHECKER);
    }

    @Test
    void a_rating_of_before_is_forgotten_with_the_reopening() {
        Incident rated = done(Examples.in(State.CLOSED), new IncidentAct.Rate(1, "没修好"), CHECKER);

        assertThat(done(rated, Examples.act("reopen"), CHECKER).rating()).isNull();
    }

    @Test
    void it_is_too_late_to_reopen_after_the_time_the_rule_gives() {
        Instant lastMoment = NOW.plus(Duration.ofDays(10));

        assertThat(Examples.in(State.CLOSED).act(Examples.act("reopen"), CHECKER, lastMoment, BUDGETS))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Examples.in(State.CLOSED).act(Examples.act("reopen"), CHECKER, lastMoment.plusNanos(1), BUDGETS))
                .isEqualTo(Outcome.refused("incidents.refused.too-late-to-reopen"));
    }

    private static Incident done(Incident incident, IncidentAct act, Actor by) {
        return incident.act(act, by, NOW, BUDGETS).orThrow().after();
    }

    private static void assertRefused(String key, Incident incident, IncidentAct act, Actor by) {
        Outcome<Step> outcome = incident.act(act, by, NOW, BUDGETS);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("incidents.refused." + key));
    }
}
