package org.linli.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.clock.ClockRefusal.Reason;

/**
 * The clock of one stage: a budget, running from a start on a calendar, standing still while suspended.
 *
 * <p>The rules of counting:
 *
 * <ul>
 *   <li>The deadline is the earliest instant, at or after the start, by which the whole budget has been counted. So four
 *       working hours from 08:00 end at 12:00, not at 14:00, and a budget of zero ends at its start, whatever the hour.
 *   <li>Working time that starts outside office hours begins to run when the office next opens. A start at exactly 12:00 or
 *       18:00 is outside, at 08:00 or 14:00 inside.
 *   <li>A working day (D) is the office hours of one full day, 8 hours at the usual hours, as in the time rules of urban
 *       management platforms (工作日 = 8 工作时). Started in mid-day it ends at the same point of the next working day; with
 *       other office hours it is as long as those; where they change with the season each working day counts the same. It is not a statutory period counted in dates, of which the first day is
 *       left out; that is a {@link StatutoryPeriod}.
 *   <li>A continuous day (N) is 24 hours, also where a change of summer time makes the local day longer or shorter.
 *   <li>Suspended time is not counted; what was left runs on afterwards. A suspension that begins after the deadline does not
 *       move it.
 *   <li>Only working time can be provisional; continuous time needs no calendar.
 * </ul>
 *
 * <p>Durations are in the budget's own kind of time: of a working-hours clock, "two hours" are two office hours. Divide by
 * {@link WorkingCalendar#unit} for hours or days. Starts outside the calendar, and deadlines that would be, are refused with
 * {@link Reason#OUTSIDE_CALENDAR}. A clock read before its start, because the machine's own was set back, has used nothing;
 * its deadline does not depend on when it is read.
 *
 * @param calendar where working time comes from
 * @param budget how much time the stage has
 * @param start when the stage began
 * @param suspensions when it stood still
 */
public record StageClock(WorkingCalendar calendar, Budget budget, Instant start, SuspensionLedger suspensions) {

    /** A clock that was never suspended. */
    public StageClock(WorkingCalendar calendar, Budget budget, Instant start) {
        this(calendar, budget, start, SuspensionLedger.none());
    }

    /** When the budget is used up. */
    public Due due() {
        return whenCounted(budgetNanos());
    }

    /**
     * When a part of the budget is used up, for instance to give warning at three quarters.
     *
     * @param fraction of the budget, 0 or more; 1 is the deadline itself
     */
    public Due whenUsed(double fraction) {
        if (!(fraction >= 0)) {
            throw new ClockRefusal(Reason.BUDGET_OUT_OF_RANGE, fraction);
        }
        return whenCounted(Math.round(budgetNanos() * fraction));
    }

    /** Time counted from the start to now; zero before the start. */
    public Duration elapsed(Instant now) {
        return Duration.ofNanos(elapsedNanos(now));
    }

    /** Time left at an instant; zero once the budget is used up. */
    public Duration remaining(Instant now) {
        return Duration.ofNanos(Math.max(0, budgetNanos() - elapsedNanos(now)));
    }

    /** Time counted beyond the budget; zero until it is used up. */
    public Duration overdue(Instant now) {
        return Duration.ofNanos(Math.max(0, elapsedNanos(now) - budgetNanos()));
    }

    /** The used part of the budget: 0 at the start, 1 at the deadline, more when overdue. A budget of zero is always used up: 1. */
    public double fractionUsed(Instant now) {
        long budgeted = budgetNanos();
        return budgeted == 0 ? 1 : (double) elapsedNanos(now) / budgeted;
    }

    private long budgetNanos() {
        return budget.nanos(calendar.unit(budget.kind()).toNanos());
    }

    private Due whenCounted(long counted) {
        TimeLine line = calendar.line(budget.kind());
        long at = calendar.nanos(start);
        long left = counted;
        for (Suspension pause : suspensions.merged()) {
            long until = end(pause.until());
            if (until <= at) {
                continue;
            }
            long from = Math.max(at, calendar.nanosWithin(pause.from()));
            long running = line.between(at, from);
            if (left <= running) {
                break;
            }
            left -= running;
            if (pause.isOpen()) {
                return new Stopped(EpochNanos.toInstant(from), Duration.ofNanos(left));
            }
            at = until;
        }
        return deadline(left == 0 ? at : line.after(at, left));
    }

    private Deadline deadline(long at) {
        if (at == TimeLine.NEVER) {
            throw new ClockRefusal(Reason.OUTSIDE_CALENDAR, budget + " from " + start);
        }
        Instant instant = EpochNanos.toInstant(at);
        return new Deadline(instant, !budget.kind().isContinuous() && calendar.isBeyondHorizon(instant));
    }

    private long elapsedNanos(Instant now) {
        TimeLine line = calendar.line(budget.kind());
        long begin = calendar.nanos(start);
        long end = Math.max(begin, calendar.nanosWithin(now));
        long counted = line.between(begin, end);
        for (Suspension pause : suspensions.merged()) {
            long from = Math.max(begin, calendar.nanosWithin(pause.from()));
            long until = Math.min(end, end(pause.until()));
            if (from < until) {
                counted -= line.between(from, until);
            }
        }
        return counted;
    }

    private long end(@Nullable Instant until) {
        return until == null ? Long.MAX_VALUE : calendar.nanosWithin(until);
    }
}
