package org.linli.clock;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.linli.clock.ClockRefusal.Reason;

/**
 * Local times of one day in whole minutes, first included, last excluded.
 *
 * @param from first minute
 * @param to end; {@link LocalTime#MIDNIGHT} is the end of the day. A night shift is two ranges, one for each date.
 */
public record TimeRange(LocalTime from, LocalTime to) {

    private static final String END_OF_DAY = "24:00";
    private static final int SECONDS_OF_DAY = 86_400;

    /** Refuses ranges that are empty, reversed or not in whole minutes with {@link Reason#HOURS_MALFORMED}. */
    public TimeRange {
        boolean wholeMinutes = isWholeMinute(from) && isWholeMinute(to);
        if (!wholeMinutes || from.toSecondOfDay() >= endSecond(to)) {
            throw new ClockRefusal(Reason.HOURS_MALFORMED, from + "-" + to);
        }
    }

    /** Reads {@code 08:00-12:00}; {@code 24:00} is the end of the day. */
    public static TimeRange parse(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new ClockRefusal(Reason.HOURS_MALFORMED, text);
        }
        try {
            LocalTime to = ends[1].equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1]);
            return new TimeRange(LocalTime.parse(ends[0]), to);
        } catch (DateTimeParseException e) {
            throw new ClockRefusal(Reason.HOURS_MALFORMED, text);
        }
    }

    /** Nominal length, on a day without a change of the zone's offset. */
    public Duration length() {
        return Duration.ofSeconds(endSecond() - (long) startSecond());
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to);
    }

    int startSecond() {
        return from.toSecondOfDay();
    }

    int endSecond() {
        return endSecond(to);
    }

    private static int endSecond(LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT) ? SECONDS_OF_DAY : to.toSecondOfDay();
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).equals(time);
    }
}
