package org.linli.incidents.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.clock.StageClock;
import org.linli.clock.TimeKind;
import org.linli.clock.WorkingCalendar;
import org.springframework.stereotype.Component;

/** How a stage stands with its clock, in the stage's own kind of time. */
@Component
public class StageTiming {

    private final UnitCalendars calendars;
    private final Clock clock;

    StageTiming(UnitCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Time left or exceeded.
     *
     * @param amount what is left, or by how much it is late
     * @param unit length of one unit of the kind: one working day holds its office hours
     * @param fractionUsed 0 at the start, 1 at the deadline, more beyond
     */
    public record Timing(
            TimeKind kind,
            Duration amount,
            Duration unit,
            double fractionUsed,
            boolean isLate,
            boolean isSoon,
            @Nullable Instant dueAt) {}

    /** Absent where nothing is due. */
    public @Nullable Timing of(int unitNo, @Nullable Budget budget, Instant since, @Nullable Instant dueAt) {
        if (budget == null) {
            return null;
        }
        Instant now = clock.instant();
        WorkingCalendar calendar = calendars.of(unitNo);
        StageClock stage = new StageClock(calendar, budget, since);
        boolean isLate = dueAt != null && now.isAfter(dueAt);
        boolean isSoon = dueAt != null && !isLate && dueAt.isBefore(now.plus(IncidentLists.SOON));
        return new Timing(
                budget.kind(),
                isLate ? stage.overdue(now) : stage.remaining(now),
                calendar.unit(budget.kind()),
                stage.fractionUsed(now),
                isLate,
                isSoon,
                dueAt);
    }
}
