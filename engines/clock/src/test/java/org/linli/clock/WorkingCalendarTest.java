package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.clock.ClockRefusal.Reason;

class WorkingCalendarTest {

    private static final LocalDate HORIZON = LocalDate.of(2026, 12, 31);

    private static final WorkingCalendar REGION = China.CALENDAR
            .layer()
            .hours(OfficeHours.parse("09:30-13:30,15:30-19:30"))
            .weekend(Set.of(DayOfWeek.SUNDAY))
            .day(new CalendarDay(LocalDate.of(2026, 4, 20), "地方节日", true))
            .day(new CalendarDay(LocalDate.of(2026, 10, 7), "地方调休", false))
            .build();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            an ordinary Monday                         | 2026-03-02 | true  | true
            an ordinary Sunday                         | 2026-03-08 | false | false
            a Saturday, on which the region works      | 2026-03-07 | false | true
            a Saturday that is a national holiday      | 2026-10-03 | false | false
            a national make-up Sunday                  | 2026-09-20 | true  | true
            a Monday off in the region                 | 2026-04-20 | true  | false
            a national holiday the region works        | 2026-10-07 | false | true
            a national holiday                         | 2026-10-01 | false | false
            beyond the horizon, by the week            | 2027-05-03 | true  | true
            """)
    void a_region_lies_on_top_of_the_nation(String rule, LocalDate date, boolean nation, boolean region) {
        assertThat(China.CALENDAR.isWorkingDay(date)).as(rule).isEqualTo(nation);
        assertThat(REGION.isWorkingDay(date)).as(rule).isEqualTo(region);
    }

    @Test
    void a_region_inherits_what_it_does_not_say() {
        WorkingCalendar region = China.CALENDAR.layer().build();
        assertThat(region.zone()).isEqualTo(China.ZONE);
        assertThat(region.hours()).isEqualTo(OfficeHours.USUAL);
        assertThat(region.announcedThrough()).isEqualTo(HORIZON);
        assertThat(region.findDay(LocalDate.of(2026, 10, 1)))
                .hasValueSatisfying(day -> assertThat(day.name()).isEqualTo("国庆节"));
    }

    @Test
    void a_deadline_in_a_region_keeps_its_hours_and_days() {
        StageClock clock = new StageClock(REGION, Budget.parse("1D"), China.at("2026-10-06T09:00"));
        assertThat(China.describe(clock.due())).isEqualTo("2026-10-07T19:30");
    }

    @Test
    void the_same_date_twice_is_refused() {
        CalendarDay day = new CalendarDay(LocalDate.of(2026, 10, 1), "国庆节", true);
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> WorkingCalendar.builder(China.ZONE).day(day).day(day))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.DAY_GIVEN_TWICE))
                .satisfies(refusal -> assertThat(refusal.subject()).isEqualTo("2026-10-01"));
    }

    @Test
    void a_calendar_without_a_horizon_is_refused() {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> WorkingCalendar.builder(China.ZONE).build())
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.HORIZON_MISSING);
    }

    @Test
    void a_day_outside_the_calendar_is_refused() {
        CalendarDay day = new CalendarDay(LocalDate.of(2100, 1, 1), "元旦", true);
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> WorkingCalendar.builder(China.ZONE).day(day))
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.OUTSIDE_CALENDAR);
    }

    @Test
    void a_week_that_never_changes_has_no_horizon_in_reach() {
        WorkingCalendar calendar = WorkingCalendar.builder(China.ZONE)
                .announcedThrough(LocalDate.MAX)
                .build();
        StageClock clock = new StageClock(calendar, Budget.parse("1H"), China.at("2099-12-30T17:00"));
        assertThat(China.describe(clock.due())).isEqualTo("2099-12-30T18:00");
    }

    @Test
    void working_time_between_two_instants_is_office_hours() {
        assertThat(China.CALENDAR.workingTime(China.at("2026-09-30T17:00"), China.at("2026-10-08T09:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(China.CALENDAR.workingTime(China.at("2026-10-08T09:00"), China.at("2026-09-30T17:00")))
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest(name = "{0}: {3} from {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a skipped hour is not worked | America/New_York | 2026-03-08T00:00-05:00 | 6H  | 2026-03-09T01:00-04:00
            a repeated hour is worked    | America/New_York | 2026-11-01T00:00-04:00 | 7H  | 2026-11-01T06:00-05:00
            repeated, the first time     | America/New_York | 2026-11-01T00:00-04:00 | 1.5H | 2026-11-01T01:30-04:00
            repeated, the second time    | America/New_York | 2026-11-01T00:00-04:00 | 2.5H | 2026-11-01T01:30-05:00
            24 hours in spring           | America/New_York | 2026-03-07T12:00-05:00 | 1N  | 2026-03-08T13:00-04:00
            a date that was left out     | Pacific/Apia     | 2011-12-29T05:00-10:00 | 2H  | 2011-12-31T01:00+14:00
            """)
    void a_change_of_offset_counts_real_time(String rule, ZoneId zone, String start, String budget, String due) {
        WorkingCalendar calendar = WorkingCalendar.builder(zone)
                .weekend(Set.of())
                .hours(OfficeHours.parse("00:00-06:00"))
                .announcedThrough(HORIZON)
                .build();
        StageClock clock = new StageClock(
                calendar, Budget.parse(budget), ZonedDateTime.parse(start).toInstant());
        assertThat(clock.due())
                .as(rule)
                .isEqualTo(new Deadline(ZonedDateTime.parse(due).toInstant(), false));
    }
}
