package org.linli.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Outcome;

/** FEATURE UNDER TEST: which act leads from which state to which, and what refuses it otherwise (M01-02, M01-11). */
class IncidentLifeTest {

    private static final String REFUSED = "incidents.refused.";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # act         | REPORTED              | VERIFIED              | FILED                 | DISPATCHED            | HANDLING              | HANDLED               | CLOSED                | REJECTED
            verify        | VERIFIED              | not-reported          | not-reported          | not-reported          | not-reported          | not-reported          | not-reported          | not-reported
            reject-report | REJECTED              | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection
            reject-filing | not-open-to-rejection | REJECTED              | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection | not-open-to-rejection
            file          | not-verified          | FILED                 | not-verified          | not-verified          | not-verified          | not-verified          | not-verified          | not-verified
            dispatch      | not-filed             | not-filed             | DISPATCHED            | not-filed             | not-filed             | not-filed             | not-filed             | not-filed
            accept        | not-dispatched        | not-dispatched        | not-dispatched        | HANDLING              | not-dispatched        | not-dispatched        | not-dispatched        | not-dispatched
            return        | not-dispatched        | not-dispatched        | not-dispatched        | FILED                 | FILED                 | not-dispatched        | not-dispatched        | not-dispatched
            handle        | not-accepted          | not-accepted          | not-accepted          | not-accepted          | HANDLED               | not-accepted          | not-accepted          | not-accepted
            close         | not-handled           | not-handled           | not-handled           | not-handled           | not-handled           | CLOSED                | not-handled           | not-handled
            rework        | not-handled           | not-handled           | not-handled           | not-handled           | not-handled           | HANDLING              | not-handled           | not-handled
            take          | REPORTED              | VERIFIED              | FILED                 | DISPATCHED            | HANDLING              | HANDLED               | not-open              | not-open
            rate          | not-closed            | not-closed            | not-closed            | not-closed            | not-closed            | not-closed            | CLOSED                | not-closed
            reopen        | not-closed            | not-closed            | not-closed            | not-closed            | not-closed            | not-closed            | FILED                 | not-closed
            """)
    void an_act_fits_some_states_and_is_refused_by_name_in_all_others(ArgumentsAccessor row) {
        IncidentAct act = Examples.act(row.getString(0));

        for (State state : State.values()) {
            String expected = row.getString(1 + state.ordinal());
            assertThat(result(Examples.in(state), act))
                    .as("%s in %s", act, state)
                    .isEqualTo(expected);
        }
    }

    private static String result(Incident incident, IncidentAct act) {
        return switch (incident.act(act, Examples.SOMEBODY, Examples.NOW, Examples.BUDGETS)) {
            case Outcome.Done<Step> done -> done.value().after().state().name();
            case Outcome.Refused<Step> refused -> refused.refusal().key().substring(REFUSED.length());
        };
    }
}
