package org.linli.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.clock.ClockRefusal.Reason;

/**
 * A period of the law, counted in dates (期间, 民法典 200–203): "within five working days", "sixty days", "one year".
 *
 * <ul>
 *   <li>The day on which it begins is not counted (201).
 *   <li>Months and years end on the date of the same number, or on the last of a month that has no such date (202).
 *   <li>When the last day is a day off, the first day after it that is none is the last (203).
 *   <li>The last day ends at 24:00; a caller that closes earlier may say so to the public, the period still runs (203).
 * </ul>
 *
 * <p>Written as in the rules: {@code 5w} working days, {@code 60d} days, {@code 6m} months, {@code 1y} years. A
 * {@link Budget} in contrast runs from an instant.
 *
 * @param amount 1 to {@link #MAX_AMOUNT}
 */
public record StatutoryPeriod(int amount, Unit unit) {

    /** In what a period is counted. */
    public enum Unit {
        /** 工作日, each a date on which people work. */
        WORKING_DAYS('w'),
        /** 日, whether people work or not. */
        DAYS('d'),
        MONTHS('m'),
        YEARS('y');

        private final char letter;

        Unit(char letter) {
            this.letter = letter;
        }

        /** The letter of this unit in the text of a period. */
        public char letter() {
            return letter;
        }
    }

    /** Largest amount. */
    public static final int MAX_AMOUNT = 9_999;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})([wdmy])");

    /** Refuses amounts below one and above {@link #MAX_AMOUNT} with {@link Reason#PERIOD_OUT_OF_RANGE}. */
    public StatutoryPeriod {
        if (amount < 1 || amount > MAX_AMOUNT) {
            throw new ClockRefusal(Reason.PERIOD_OUT_OF_RANGE, Integer.toString(amount) + unit.letter());
        }
    }

    /** Reads {@code 5w}; refuses other text with {@link Reason#PERIOD_MALFORMED}. */
    public static StatutoryPeriod parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new ClockRefusal(Reason.PERIOD_MALFORMED, text);
        }
        for (Unit unit : Unit.values()) {
            if (unit.letter == matcher.group(2).charAt(0)) {
                return new StatutoryPeriod(Integer.parseInt(matcher.group(1)), unit);
            }
        }
        throw new ClockRefusal(Reason.PERIOD_MALFORMED, text);
    }

    /**
     * The last day of a period that begins on a date.
     *
     * @throws ClockRefusal {@link Reason#OUTSIDE_CALENDAR} if the calendar does not reach it
     */
    public LocalDate lastDay(LocalDate begin, WorkingCalendar calendar) {
        return switch (unit) {
            case WORKING_DAYS -> nthWorkingDay(begin, calendar);
            case DAYS -> workingDayFrom(begin.plusDays(amount), calendar);
            case MONTHS -> workingDayFrom(begin.plusMonths(amount), calendar);
            case YEARS -> workingDayFrom(begin.plusYears(amount), calendar);
        };
    }

    /** The end of the last day of a period that begins on the date of an instant. */
    public Deadline deadline(Instant begin, WorkingCalendar calendar) {
        LocalDate last = lastDay(LocalDate.ofInstant(begin, calendar.zone()), calendar);
        Instant end = last.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        return new Deadline(end, last.isAfter(calendar.announcedThrough()));
    }

    private LocalDate nthWorkingDay(LocalDate begin, WorkingCalendar calendar) {
        LocalDate date = begin;
        for (int counted = 0; counted < amount; counted++) {
            date = workingDayFrom(date.plusDays(1), calendar);
        }
        return date;
    }

    private LocalDate workingDayFrom(LocalDate date, WorkingCalendar calendar) {
        LocalDate day = date;
        while (!day.isAfter(WorkingCalendar.LAST_DATE) && !calendar.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        if (day.isAfter(WorkingCalendar.LAST_DATE) || day.isBefore(WorkingCalendar.FIRST_DATE)) {
            throw new ClockRefusal(Reason.OUTSIDE_CALENDAR, this + " to " + date);
        }
        return day;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return Integer.toString(amount) + unit.letter;
    }
}
