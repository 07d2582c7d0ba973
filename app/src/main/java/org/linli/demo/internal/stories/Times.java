package org.linli.demo.internal.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.linli.clock.Budget;
import org.linli.demo.internal.stories.Plot.Ending;
import org.linli.incidents.FilingConditions;
import org.linli.statute.Rules;

/** How long stages may take, by the rules in force; asked some ten thousand times while stories are planned. */
final class Times {

    private final Rules rules;
    private final FilingConditions conditions;
    private final OfficeTime office;
    private final Map<Question, Budget> known = new HashMap<>();

    private record Question(String key, LocalDate day) {}

    Times(Rules rules, FilingConditions conditions, OfficeTime office) {
        this.rules = rules;
        this.conditions = conditions;
        this.office = office;
    }

    OfficeTime office() {
        return office;
    }

    /** The budget of the open stage a story ends in. */
    Budget budgetOf(Ending ending, String condition, Instant since) {
        return switch (ending) {
            case REPORTED -> rule("incident.verify", since);
            case VERIFIED -> rule("incident.file", since);
            case FILED -> rule("incident.dispatch", since);
            case DISPATCHED -> rule("incident.accept", since);
            case HANDLING -> handling(condition, since);
            case HANDLED -> rule("incident.check", since);
            case CLOSED, REJECTED_VERIFYING, REJECTED_FILING ->
                throw new IllegalArgumentException("Nothing is due after " + ending);
        };
    }

    Budget handling(String condition, Instant since) {
        return known.computeIfAbsent(
                new Question(condition, day(since)),
                asked -> conditions
                        .findHandlingBudget(asked.key(), asked.day())
                        .orElseThrow(() -> new IllegalStateException("No condition " + asked.key())));
    }

    private Budget rule(String key, Instant since) {
        return known.computeIfAbsent(new Question(key, day(since)), asked -> rules.budget(asked.key(), asked.day()));
    }

    private LocalDate day(Instant at) {
        return at.atZone(office.zone()).toLocalDate();
    }
}
