package org.linli.clock;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Working time measured in working days where their length changes with the season: a day of seven hours counts as much as
 * one of eight. Within a season the measure runs evenly; so twenty working days are twenty dates in summer and in winter.
 */
final class WorkingDayLine implements TimeLine {

    private static final long MINUTE = 60_000_000_000L;

    private final TimeLine hours;
    private final long unit;
    private final long[] fromHours;
    private final long[] fromDays;
    private final long[] perDay;

    /**
     * @param hours the same time measured in hours
     * @param unit what one working day measures, nanoseconds
     * @param startOf the first instant of a date
     */
    WorkingDayLine(
            TimeLine hours, long unit, Function<LocalDate, OfficeHours> hoursOf, ToLongFunction<LocalDate> startOf) {
        this.hours = hours;
        this.unit = unit;
        LocalDate[] changes = changes(hoursOf);
        fromHours = new long[changes.length];
        fromDays = new long[changes.length];
        perDay = new long[changes.length];
        for (int i = 0; i < changes.length; i++) {
            fromHours[i] = hours.at(startOf.applyAsLong(changes[i]));
            perDay[i] = hoursOf.apply(changes[i]).perDay().toNanos();
            fromDays[i] = i == 0 ? 0 : fromDays[i - 1] + inDays(fromHours[i] - fromHours[i - 1], i - 1);
        }
    }

    /** Dates on which a working day becomes longer or shorter, with the first date of all. */
    private static LocalDate[] changes(Function<LocalDate, OfficeHours> hoursOf) {
        return WorkingCalendar.FIRST_DATE
                .datesUntil(WorkingCalendar.LAST_DATE.plusDays(1))
                .filter(date -> date.equals(WorkingCalendar.FIRST_DATE)
                        || !hoursOf.apply(date)
                                .perDay()
                                .equals(hoursOf.apply(date.minusDays(1)).perDay()))
                .toArray(LocalDate[]::new);
    }

    @Override
    public long at(long instant) {
        long counted = hours.at(instant);
        int stretch = lastNotAbove(fromHours, counted);
        return fromDays[stretch] + inDays(counted - fromHours[stretch], stretch);
    }

    @Override
    public long after(long from, long amount) {
        long already = hours.at(from);
        long measure = at(from) + amount;
        int stretch = lastNotAbove(fromDays, measure - 1);
        long counted = fromHours[stretch] + inHours(measure - fromDays[stretch], stretch);
        return hours.after(from, counted - already);
    }

    /** Rounded down, so that nothing is counted before it has passed. Whole days are exact. */
    private long inDays(long counted, int stretch) {
        long day = perDay[stretch];
        return counted / day * unit + counted % day * (unit / MINUTE) / (day / MINUTE);
    }

    private long inHours(long measure, int stretch) {
        long day = perDay[stretch];
        return measure / unit * day + Math.ceilDiv(measure % unit * (day / MINUTE), unit / MINUTE);
    }

    private static int lastNotAbove(long[] sorted, long value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 2;
    }
}
