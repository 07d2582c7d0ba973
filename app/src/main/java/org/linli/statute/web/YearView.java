package org.linli.statute.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.clock.CalendarDay;
import org.linli.clock.OfficeHours;
import org.linli.clock.WorkingCalendar;

/**
 * A year of a calendar, month by month, week by week from Monday.
 *
 * @param workingDays dates on which people work
 * @param seasons stretches of the year with their office hours
 */
public record YearView(int year, List<Month> months, int workingDays, List<Stretch> seasons, boolean isAnnounced) {

    /** A month; the days of the weeks that belong to its neighbours are null. */
    public record Month(int number, List<List<@Nullable Cell>> weeks) {}

    /** A date. The style is empty on an ordinary working day, else {@code is-off}, {@code is-holiday}, {@code is-made-up}. */
    public record Cell(int day, String style, @Nullable String name, boolean isProvisional) {}

    /** Dates with the same office hours. */
    public record Stretch(LocalDate from, LocalDate to, OfficeHours hours) {}

    static YearView of(WorkingCalendar calendar, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        List<LocalDate> dates = first.datesUntil(first.plusYears(1)).toList();
        return new YearView(
                year,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> month(calendar, YearMonth.of(year, month)))
                        .toList(),
                (int) dates.stream().filter(calendar::isWorkingDay).count(),
                stretches(calendar, dates),
                !dates.getLast().isAfter(calendar.announcedThrough()));
    }

    private static Month month(WorkingCalendar calendar, YearMonth month) {
        List<List<@Nullable Cell>> weeks = new ArrayList<>();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            List<@Nullable Cell> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate date = monday.plusDays(i);
                week.add(YearMonth.from(date).equals(month) ? cell(calendar, date) : null);
            }
            weeks.add(week);
        }
        return new Month(month.getMonthValue(), weeks);
    }

    private static Cell cell(WorkingCalendar calendar, LocalDate date) {
        CalendarDay named = calendar.findDay(date).orElse(null);
        String style = named == null
                ? (calendar.isWorkingDay(date) ? "" : "is-off")
                : named.isDayOff() ? "is-holiday" : "is-made-up";
        return new Cell(
                date.getDayOfMonth(),
                style,
                named == null ? null : named.name(),
                date.isAfter(calendar.announcedThrough()));
    }

    private static List<Stretch> stretches(WorkingCalendar calendar, List<LocalDate> dates) {
        List<Stretch> stretches = new ArrayList<>();
        for (LocalDate date : dates) {
            OfficeHours hours = calendar.hours(date);
            if (!stretches.isEmpty() && stretches.getLast().hours().equals(hours)) {
                stretches.set(
                        stretches.size() - 1, new Stretch(stretches.getLast().from(), date, hours));
            } else {
                stretches.add(new Stretch(date, date, hours));
            }
        }
        return stretches;
    }
}
