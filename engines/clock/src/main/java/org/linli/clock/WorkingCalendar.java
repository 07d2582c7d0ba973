package org.linli.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.clock.ClockRefusal.Reason;

/**
 * When working time runs in one place: its zone, its week, its office hours, and the days that do not follow the week.
 *
 * <p>Covers the local dates {@link #FIRST_DATE} to {@link #LAST_DATE}; an instant outside is refused with
 * {@link Reason#OUTSIDE_CALENDAR}. Immutable and safe to share; one takes about 1.3 MB, so build it once and keep it.
 */
public final class WorkingCalendar {

    /** First local date covered. */
    public static final LocalDate FIRST_DATE = LocalDate.of(2000, 1, 1);

    /** Last local date covered. */
    public static final LocalDate LAST_DATE = LocalDate.of(2099, 12, 31);

    private final ZoneId zone;
    private final OfficeHours hours;
    private final List<Season> seasons;
    private final Set<DayOfWeek> weekend;
    private final Map<LocalDate, CalendarDay> days;
    private final LocalDate announcedThrough;
    private final Instant begin;
    private final Instant end;
    private final Instant horizon;
    private final TimeLine natural;
    private final TimeLine working;
    private final TimeLine workingDays;

    WorkingCalendar(
            ZoneId zone,
            OfficeHours hours,
            List<Season> seasons,
            Set<DayOfWeek> weekend,
            Map<LocalDate, CalendarDay> days,
            LocalDate announcedThrough) {
        this.zone = zone;
        this.hours = hours;
        this.seasons = List.copyOf(seasons);
        this.weekend = Set.copyOf(weekend);
        this.days = Map.copyOf(days);
        this.announcedThrough = announcedThrough;
        this.begin = FIRST_DATE.atStartOfDay(zone).toInstant();
        this.end = LAST_DATE.plusDays(1).atStartOfDay(zone).toInstant();
        this.horizon = announcedThrough.isBefore(LAST_DATE)
                ? announcedThrough.plusDays(1).atStartOfDay(zone).toInstant()
                : end;
        this.natural = TimeLine.continuous(EpochNanos.of(begin), EpochNanos.of(end));
        this.working = new WorkingSpans(zone.getRules(), this::hours, this::isWorkingDay, begin, end);
        this.workingDays = seasons.isEmpty()
                ? working
                : new WorkingDayLine(
                        working,
                        hours.perDay().toNanos(),
                        this::hours,
                        date -> EpochNanos.of(date.atStartOfDay(zone).toInstant()));
    }

    /** Begins a calendar: usual office hours, Saturday and Sunday off, no days yet. */
    public static CalendarBuilder builder(ZoneId zone) {
        return new CalendarBuilder(zone);
    }

    /** Begins a calendar on top of this one, for a region: what is not said there is taken from here. */
    public CalendarBuilder layer() {
        return new CalendarBuilder(this);
    }

    /** The zone in which dates and office hours are meant. */
    public ZoneId zone() {
        return zone;
    }

    /** Office hours of every working day that is in no season. */
    public OfficeHours hours() {
        return hours;
    }

    /** Office hours of a date, if people work on it. */
    public OfficeHours hours(LocalDate date) {
        for (int i = seasons.size() - 1; i >= 0; i--) {
            if (seasons.get(i).contains(date)) {
                return seasons.get(i).hours();
            }
        }
        return hours;
    }

    /** Last date whose days off and make-up work days have been announced. */
    public LocalDate announcedThrough() {
        return announcedThrough;
    }

    /** The day as announced, if this date does not simply follow the week. */
    public Optional<CalendarDay> findDay(LocalDate date) {
        return Optional.ofNullable(days.get(date));
    }

    /** Whether people work on this date; beyond the horizon by the week alone. */
    public boolean isWorkingDay(LocalDate date) {
        return findDay(date).map(day -> !day.isDayOff()).orElseGet(() -> !weekend.contains(date.getDayOfWeek()));
    }

    /**
     * How much time one hour or day of a kind is: an hour, an hour of office hours, the office hours of one full day outside
     * of seasons, 24 hours. A working day of a season, longer or shorter, counts as much.
     */
    public Duration unit(TimeKind kind) {
        return switch (kind) {
            case CONTINUOUS_HOURS, WORKING_HOURS -> Duration.ofHours(1);
            case WORKING_DAYS -> hours.perDay();
            case CONTINUOUS_DAYS -> Duration.ofDays(1);
        };
    }

    /** Office hours between two instants; nothing when the second is the earlier. */
    public Duration workingTime(Instant from, Instant to) {
        return Duration.ofNanos(Math.max(0, working.between(nanos(from), nanos(to))));
    }

    /** Whether working time up to this instant counts days that have not been announced. */
    public boolean isBeyondHorizon(Instant instant) {
        return instant.isAfter(horizon);
    }

    List<Season> seasons() {
        return seasons;
    }

    Set<DayOfWeek> weekend() {
        return weekend;
    }

    Map<LocalDate, CalendarDay> days() {
        return days;
    }

    TimeLine line(TimeKind kind) {
        return switch (kind) {
            case CONTINUOUS_HOURS, CONTINUOUS_DAYS -> natural;
            case WORKING_HOURS -> working;
            case WORKING_DAYS -> workingDays;
        };
    }

    long nanos(Instant instant) {
        if (instant.isBefore(begin) || instant.isAfter(end)) {
            throw new ClockRefusal(Reason.OUTSIDE_CALENDAR, instant);
        }
        return EpochNanos.of(instant);
    }

    long nanosWithin(Instant instant) {
        Instant notBefore = instant.isBefore(begin) ? begin : instant;
        return EpochNanos.of(notBefore.isAfter(end) ? end : notBefore);
    }

    @Override
    public String toString() {
        return "WorkingCalendar[" + zone + " " + hours + " announced through " + announcedThrough + "]";
    }
}
