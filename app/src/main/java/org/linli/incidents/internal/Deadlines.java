package org.linli.incidents.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;
import org.linli.clock.StageClock;
import org.linli.clock.Stopped;
import org.linli.incidents.Incident;
import org.linli.incidents.IncidentAct;
import org.linli.kernel.Zone;
import org.linli.statute.Rules;
import org.springframework.stereotype.Component;

/** How long stages may take where an incident lies, by the rules of the day on which they begin. */
@Component
class Deadlines {

    private final Rules rules;
    private final UnitCalendars calendars;
    private final Categories categories;
    private final Zone zone;

    Deadlines(Rules rules, UnitCalendars calendars, Categories categories, Zone zone) {
        this.rules = rules;
        this.calendars = calendars;
        this.categories = categories;
        this.zone = zone;
    }

    RuleBudgets budgets(int unitNo, Instant at) {
        return new RuleBudgets(rules, calendars.of(unitNo), day(at), null);
    }

    /** Those that an act may set. */
    RuleBudgets budgets(IncidentAct act, Incident before, Instant at) {
        String condition = act instanceof IncidentAct.FileUnder file ? file.conditionId() : before.conditionId();
        Budget handling = condition == null
                ? null
                : categories.findHandlingBudget(condition, day(at)).orElse(null);
        return new RuleBudgets(rules, calendars.of(before.place().unitNo()), day(at), handling);
    }

    /** Absent where nothing is due or the clock stands still. */
    @Nullable
    Deadline dueOf(Incident incident) {
        Budget budget = incident.stage().budget();
        if (budget == null) {
            return null;
        }
        return switch (new StageClock(
                        calendars.of(incident.place().unitNo()),
                        budget,
                        incident.stage().since())
                .due()) {
            case Deadline deadline -> deadline;
            case Stopped ignored -> null;
        };
    }

    LocalDate day(Instant at) {
        return at.atZone(zone.id()).toLocalDate();
    }
}
