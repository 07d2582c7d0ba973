package org.linli.clock;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.clock.ClockRefusal.Reason;

/**
 * When working time runs on a working day.
 *
 * @param ranges one range or more, sorted, without shared time
 */
public record OfficeHours(List<TimeRange> ranges) {

    /** 08:00–12:00 and 14:00–18:00: eight hours. */
    public static final OfficeHours USUAL = parse("08:00-12:00,14:00-18:00");

    /** Sorts the ranges; refuses none ({@link Reason#HOURS_MALFORMED}) and shared time ({@link Reason#HOURS_OVERLAP}). */
    public OfficeHours {
        ranges = ranges.stream().sorted(Comparator.comparing(TimeRange::from)).toList();
        if (ranges.isEmpty()) {
            throw new ClockRefusal(Reason.HOURS_MALFORMED, "");
        }
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).startSecond() < ranges.get(i - 1).endSecond()) {
                throw new ClockRefusal(Reason.HOURS_OVERLAP, ranges.get(i - 1) + "," + ranges.get(i));
            }
        }
    }

    /** Reads {@code 08:00-12:00,14:00-18:00}. */
    public static OfficeHours parse(String text) {
        return new OfficeHours(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(TimeRange::parse)
                .toList());
    }

    /** Office hours of a full day, which is also the length of one {@link TimeKind#WORKING_DAYS working day}. */
    public Duration perDay() {
        return ranges.stream().map(TimeRange::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return ranges.stream().map(TimeRange::toString).collect(Collectors.joining(","));
    }
}
