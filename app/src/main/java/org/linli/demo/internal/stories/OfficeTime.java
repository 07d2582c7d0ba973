package org.linli.demo.internal.stories;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;
import org.linli.clock.Due;
import org.linli.clock.StageClock;
import org.linli.clock.Stopped;
import org.linli.clock.TimeKind;
import org.linli.clock.WorkingCalendar;

/** When people are at work, and when residents are awake. */
record OfficeTime(WorkingCalendar calendar, ZoneId zone) {

    private static final int WAKES_HOUR = 7;
    private static final int SLEEPS_HOUR = 22;

    /** How many reports come in an hour of the day, of a hundred at the busiest. */
    private static final int[] BY_HOUR = {
        2, 1, 1, 1, 1, 4, 15, 45, 90, 100, 80, 60, 50, 45, 65, 70, 60, 65, 85, 90, 70, 45, 20, 8
    };

    private static final int[] BY_WEEKDAY = {100, 95, 90, 85, 90, 65, 55};

    Instant dueOf(Budget budget, Instant since) {
        return at(new StageClock(calendar, budget, since).due());
    }

    /** So many hours of office time later. */
    Instant later(Instant from, double officeHours) {
        BigDecimal hours = BigDecimal.valueOf(Math.max(0.02, officeHours)).setScale(2, RoundingMode.HALF_UP);
        return dueOf(new Budget(TimeKind.WORKING_HOURS, hours), from);
    }

    /** When a part of a budget is used up. */
    Instant whenUsed(Budget budget, Instant since, double fraction) {
        return at(new StageClock(calendar, budget, since).whenUsed(fraction));
    }

    boolean isOfficeTime(Instant at) {
        return !calendar.workingTime(at, at.plusSeconds(1)).isZero();
    }

    boolean hasOfficeTime(Instant from, Instant to) {
        return calendar.workingTime(from, to).compareTo(Duration.ofMinutes(2)) > 0;
    }

    boolean isAwake(Instant at) {
        int hour = at.atZone(zone).getHour();
        return hour >= WAKES_HOUR && hour < SLEEPS_HOUR;
    }

    /** How likely a report is at this hour of this day, from 0 to 1. */
    double likelihoodOfReport(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return BY_HOUR[local.getHour()]
                / 100.0
                * BY_WEEKDAY[local.getDayOfWeek().getValue() - 1]
                / 100.0;
    }

    private static Instant at(Due due) {
        return switch (due) {
            case Deadline deadline -> deadline.at();
            case Stopped stopped -> throw new IllegalStateException("No clock of the demo stands still: " + stopped);
        };
    }
}
