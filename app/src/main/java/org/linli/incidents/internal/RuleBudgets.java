package org.linli.incidents.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;
import org.linli.clock.Due;
import org.linli.clock.StageClock;
import org.linli.clock.Stopped;
import org.linli.clock.WorkingCalendar;
import org.linli.incidents.StageBudgets;
import org.linli.statute.Rules;

/** Stage budgets from the rules valid on one day; handling as the filing condition says. */
record RuleBudgets(
        Rules rules,
        WorkingCalendar calendar,
        LocalDate day,
        @Nullable Budget ofCondition) implements StageBudgets {

    @Override
    public Budget reported() {
        return rules.budget("incident.verify", day);
    }

    @Override
    public Budget verified() {
        return rules.budget("incident.file", day);
    }

    @Override
    public Budget filed() {
        return rules.budget("incident.dispatch", day);
    }

    @Override
    public Budget dispatched() {
        return rules.budget("incident.accept", day);
    }

    @Override
    public Budget handling() {
        return ofCondition != null ? ofCondition : rules.budget("incident.handle.default", day);
    }

    @Override
    public Budget handled() {
        return rules.budget("incident.check", day);
    }

    @Override
    public boolean isTooLateToReopen(Instant closedAt, Instant now) {
        Due due = new StageClock(calendar, rules.budget("incident.reopen-within", day), closedAt).due();
        return switch (due) {
            case Deadline deadline -> now.isAfter(deadline.at());
            case Stopped ignored -> false;
        };
    }
}
