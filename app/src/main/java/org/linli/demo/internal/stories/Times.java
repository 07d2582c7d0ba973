package org.linli.demo.internal.stories;

import java.time.Instant;
import java.time.LocalDate;
import org.linli.clock.Budget;
import org.linli.demo.internal.stories.Plot.Ending;
import org.linli.incidents.FilingConditions;
import org.linli.statute.Rules;

/** How long stages may take, by the rules in force. */
record Times(Rules rules, FilingConditions conditions, OfficeTime office) {

    /** The budget of the open stage a story ends in. */
    Budget budgetOf(Ending ending, String condition, Instant since) {
        LocalDate day = since.atZone(office.zone()).toLocalDate();
        return switch (ending) {
            case REPORTED -> rules.budget("incident.verify", day);
            case VERIFIED -> rules.budget("incident.file", day);
            case FILED -> rules.budget("incident.dispatch", day);
            case DISPATCHED -> rules.budget("incident.accept", day);
            case HANDLING -> handling(condition, since);
            case HANDLED -> rules.budget("incident.check", day);
            case CLOSED, REJECTED_VERIFYING, REJECTED_FILING ->
                throw new IllegalArgumentException("Nothing is due after " + ending);
        };
    }

    Budget handling(String condition, Instant since) {
        LocalDate day = since.atZone(office.zone()).toLocalDate();
        return conditions
                .findHandlingBudget(condition, day)
                .orElseThrow(() -> new IllegalStateException("No condition " + condition));
    }
}
