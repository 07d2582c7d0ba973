package org.linli.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.clock.ClockRefusal.Reason;

/**
 * Collects what one layer of a {@link WorkingCalendar} says. An announced day of a lower layer outranks the week of an upper
 * one: a region that works on Saturdays still rests on a national holiday, unless it says otherwise for that date.
 */
public final class CalendarBuilder {

    private final ZoneId zone;
    private final Map<LocalDate, CalendarDay> inherited = new HashMap<>();
    private final Map<LocalDate, CalendarDay> days = new HashMap<>();
    private final List<Season> inheritedSeasons = new ArrayList<>();
    private final List<Season> seasons = new ArrayList<>();
    private OfficeHours hours = OfficeHours.USUAL;
    private Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private @Nullable LocalDate announcedThrough;

    CalendarBuilder(ZoneId zone) {
        this.zone = zone;
    }

    CalendarBuilder(WorkingCalendar parent) {
        this.zone = parent.zone();
        this.hours = parent.hours();
        this.weekend = parent.weekend();
        this.announcedThrough = parent.announcedThrough();
        this.inherited.putAll(parent.days());
        this.inheritedSeasons.addAll(parent.seasons());
    }

    /** Sets the office hours of every working day but those of this layer's seasons; seasons of a lower layer end here. */
    public CalendarBuilder hours(OfficeHours officeHours) {
        this.hours = officeHours;
        this.inheritedSeasons.clear();
        return this;
    }

    /**
     * Sets the office hours of some dates, before those of a lower layer.
     *
     * @throws ClockRefusal {@link Reason#SEASONS_OVERLAP} if this layer has hours for one of the dates already
     */
    public CalendarBuilder season(Season season) {
        seasons.stream().filter(season::overlaps).findFirst().ifPresent(other -> {
            throw new ClockRefusal(Reason.SEASONS_OVERLAP, season.from() + "/" + other.to());
        });
        seasons.add(season);
        return this;
    }

    /** Sets the days of the week on which nobody works; may be empty. */
    public CalendarBuilder weekend(Set<DayOfWeek> daysOfWeek) {
        this.weekend = Set.copyOf(daysOfWeek);
        return this;
    }

    /**
     * Adds a day that does not follow the week.
     *
     * @throws ClockRefusal {@link Reason#DAY_GIVEN_TWICE} if this layer has the date already,
     *     {@link Reason#OUTSIDE_CALENDAR} if calendars do not reach it
     */
    public CalendarBuilder day(CalendarDay day) {
        LocalDate date = day.date();
        if (date.isBefore(WorkingCalendar.FIRST_DATE) || date.isAfter(WorkingCalendar.LAST_DATE)) {
            throw new ClockRefusal(Reason.OUTSIDE_CALENDAR, date);
        }
        if (days.putIfAbsent(date, day) != null) {
            throw new ClockRefusal(Reason.DAY_GIVEN_TWICE, date);
        }
        return this;
    }

    /** Adds each day, see {@link #day}. */
    public CalendarBuilder days(Collection<CalendarDay> calendarDays) {
        calendarDays.forEach(this::day);
        return this;
    }

    /** Adds the days of an announcement and takes over its horizon. */
    public CalendarBuilder facts(HolidayFacts facts) {
        return days(facts.days()).announcedThrough(facts.announcedThrough());
    }

    /** Sets the horizon: working time that runs later is provisional. A layer has its parent's unless it sets its own. */
    public CalendarBuilder announcedThrough(LocalDate lastAnnouncedDate) {
        this.announcedThrough = lastAnnouncedDate;
        return this;
    }

    /**
     * Computes the calendar.
     *
     * @throws ClockRefusal {@link Reason#HORIZON_MISSING} if neither this layer nor a lower one has said it
     */
    public WorkingCalendar build() {
        if (announcedThrough == null) {
            throw new ClockRefusal(Reason.HORIZON_MISSING, zone);
        }
        Map<LocalDate, CalendarDay> all = new HashMap<>(inherited);
        all.putAll(days);
        List<Season> allSeasons = new ArrayList<>(inheritedSeasons);
        allSeasons.addAll(seasons);
        return new WorkingCalendar(zone, hours, allSeasons, weekend, all, announcedThrough);
    }
}
