package org.linli.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every stretch of office hours of a calendar as instants, with the working time before each (prefix sums), so that a
 * question costs one binary search.
 *
 * <p>An instant is working time when its local date is a working day and its local time is in office hours. The stretches are
 * laid out for each period of constant offset, so this also holds in an hour that a change of summer time skips or repeats.
 */
final class WorkingSpans implements TimeLine {

    private static final long SECOND = 1_000_000_000L;

    private long[] from = new long[1024];
    private long[] to = new long[1024];
    private long[] before = new long[1024];
    private int count;
    private long total;

    WorkingSpans(
            ZoneRules rules,
            Function<LocalDate, OfficeHours> hours,
            Predicate<LocalDate> isWorkingDay,
            Instant begin,
            Instant end) {
        Instant periodBegin = begin;
        while (periodBegin.isBefore(end)) {
            @Nullable ZoneOffsetTransition change = rules.nextTransition(periodBegin);
            Instant periodEnd = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            layOut(rules.getOffset(periodBegin), hours, isWorkingDay, periodBegin, periodEnd);
            periodBegin = periodEnd;
        }
        from = Arrays.copyOf(from, count);
        to = Arrays.copyOf(to, count);
        before = Arrays.copyOf(before, count);
    }

    private void layOut(
            ZoneOffset offset,
            Function<LocalDate, OfficeHours> hours,
            Predicate<LocalDate> isWorkingDay,
            Instant begin,
            Instant end) {
        LocalDate last = LocalDate.ofInstant(end, offset);
        for (LocalDate date = LocalDate.ofInstant(begin, offset); !date.isAfter(last); date = date.plusDays(1)) {
            if (isWorkingDay.test(date)) {
                long midnight = date.atStartOfDay().toEpochSecond(offset);
                for (TimeRange range : hours.apply(date).ranges()) {
                    long first = Math.max(midnight + range.startSecond(), begin.getEpochSecond());
                    long beyond = Math.min(midnight + range.endSecond(), end.getEpochSecond());
                    append(first * SECOND, beyond * SECOND);
                }
            }
        }
    }

    private void append(long first, long beyond) {
        if (first >= beyond) {
            return;
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            before = Arrays.copyOf(before, 2 * count);
        }
        from[count] = first;
        to[count] = beyond;
        before[count] = total;
        count++;
        total += beyond - first;
    }

    @Override
    public long at(long instant) {
        int span = lastNotAbove(from, instant);
        return span < 0 ? 0 : before[span] + Math.min(instant, to[span]) - from[span];
    }

    @Override
    public long after(long instant, long amount) {
        long already = at(instant);
        if (amount > total - already) {
            return NEVER;
        }
        long measure = already + amount;
        int span = lastNotAbove(before, measure - 1);
        return from[span] + (measure - before[span]);
    }

    private static int lastNotAbove(long[] sorted, long value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 2;
    }
}
