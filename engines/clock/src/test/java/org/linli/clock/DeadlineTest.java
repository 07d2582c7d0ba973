package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.clock.ClockRefusal.Reason;

class DeadlineTest {

    @ParameterizedTest(name = "{0}: {2} from {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a morning is four hours       | 2026-03-02T08:00 | 4H   | 2026-03-02T12:00
            an afternoon is four hours    | 2026-03-02T14:00 | 4H   | 2026-03-02T18:00
            lunch does not count          | 2026-03-02T11:00 | 2H   | 2026-03-02T15:00
            half an hour over lunch       | 2026-03-02T11:45 | 0.5H | 2026-03-02T14:15
            start in the lunch hour       | 2026-03-02T12:30 | 1H   | 2026-03-02T15:00
            start at noon                 | 2026-03-02T12:00 | 1H   | 2026-03-02T15:00
            start when the day ends       | 2026-03-02T18:00 | 1H   | 2026-03-03T09:00
            start at midnight             | 2026-03-03T00:00 | 2H   | 2026-03-03T10:00
            a second before midnight      | 2026-03-02T23:59:59 | 2H | 2026-03-03T10:00
            nanoseconds are kept          | 2026-03-02T08:00:00.000000001 | 4H | 2026-03-02T14:00:00.000000001
            a full day                    | 2026-03-02T08:00 | 1D   | 2026-03-02T18:00
            a day from mid-morning        | 2026-03-02T10:30 | 1D   | 2026-03-03T10:30
            a day from the lunch hour     | 2026-03-02T12:30 | 1D   | 2026-03-03T12:00
            two days from the evening     | 2026-03-02T20:00 | 2D   | 2026-03-04T18:00
            Friday afternoon to Monday    | 2026-03-06T17:00 | 2H   | 2026-03-09T09:00
            Friday evening to Monday      | 2026-03-06T19:00 | 1D   | 2026-03-09T18:00
            Saturday to Monday            | 2026-03-07T10:00 | 1H   | 2026-03-09T09:00
            into a make-up Saturday       | 2026-02-13T17:00 | 2H   | 2026-02-14T09:00
            a make-up Saturday as a whole | 2026-02-27T18:00 | 1D   | 2026-02-28T18:00
            into a make-up Sunday         | 2026-09-19T10:00 | 1D   | 2026-09-20T18:00
            over Spring Festival          | 2026-02-14T17:00 | 2H   | 2026-02-24T09:00
            over National Day             | 2026-09-30T17:00 | 1D   | 2026-10-08T17:00
            within National Day           | 2026-10-03T12:00 | 1H   | 2026-10-08T09:00
            make-up after National Day    | 2026-10-09T17:00 | 2H   | 2026-10-10T09:00
            Sunday after the make-up day  | 2026-10-10T18:00 | 1H   | 2026-10-12T09:00
            urgent hours run at night     | 2026-03-02T23:30 | 2E   | 2026-03-03T01:30
            urgent hours on a holiday     | 2026-09-30T17:00 | 24E  | 2026-10-01T17:00
            urgent days on a holiday      | 2026-09-30T17:00 | 2N   | 2026-10-02T17:00
            no time ends where it starts  | 2026-03-07T03:00 | 0H   | 2026-03-07T03:00
            no days end where they start  | 2026-03-02T18:00 | 0D   | 2026-03-02T18:00
            no urgent hours either        | 2026-03-07T03:00 | 0E   | 2026-03-07T03:00
            urgent days over 29 February  | 2028-02-28T12:00 | 2N   | 2028-03-01T12:00
            into 29 February              | 2028-02-28T17:00 | 2H   | 2028-02-29T09:00 provisional
            out of 29 February            | 2028-02-29T17:00 | 2H   | 2028-03-01T09:00 provisional
            the last announced hour       | 2026-12-31T16:00 | 2H   | 2026-12-31T18:00
            New Year 2027 not announced   | 2026-12-31T16:00 | 1D   | 2027-01-01T16:00 provisional
            urgent time needs no calendar | 2026-12-31T16:00 | 48E  | 2027-01-02T16:00
            starts beyond the horizon     | 2027-03-01T08:00 | 1H   | 2027-03-01T09:00 provisional
            """)
    void a_budget_ends_when_it_has_been_counted(String rule, String start, String budget, String due) {
        StageClock clock = new StageClock(China.CALENDAR, Budget.parse(budget), China.at(start));
        assertThat(China.describe(clock.due())).as(rule).isEqualTo(due);
    }

    @Test
    void a_provisional_deadline_moves_when_the_next_year_is_announced() {
        WorkingCalendar announced = China.CALENDAR
                .layer()
                .facts(new HolidayFacts(
                        List.of(new CalendarDay(LocalDate.of(2027, 1, 1), "元旦", true)), LocalDate.of(2027, 12, 31)))
                .build();
        StageClock clock = new StageClock(announced, Budget.parse("1D"), China.at("2026-12-31T16:00"));
        assertThat(China.describe(clock.due())).isEqualTo("2027-01-04T16:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            09:00-17:00             | 2026-03-02T09:00 | 1D | 2026-03-02T17:00
            09:00-17:00             | 2026-03-02T12:00 | 1D | 2026-03-03T12:00
            09:00-12:00,13:30-17:00 | 2026-03-02T12:00 | 2D | 2026-03-04T12:00
            00:00-24:00             | 2026-03-02T15:00 | 1D | 2026-03-03T15:00
            00:00-24:00             | 2026-03-06T23:00 | 2H | 2026-03-09T01:00
            """)
    void a_working_day_is_as_long_as_the_office_hours(String hours, String start, String budget, String due) {
        WorkingCalendar calendar =
                China.CALENDAR.layer().hours(OfficeHours.parse(hours)).build();
        StageClock clock = new StageClock(calendar, Budget.parse(budget), China.at(start));
        assertThat(China.describe(clock.due())).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Kiritimati"})
    void the_default_zone_of_the_machine_does_not_matter(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            WorkingCalendar calendar = WorkingCalendar.builder(China.ZONE)
                    .facts(HolidayFacts.china())
                    .build();
            StageClock clock = new StageClock(calendar, Budget.parse("1D"), China.at("2026-09-30T17:00"));
            assertThat(China.describe(clock.due())).isEqualTo("2026-10-08T17:00");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1999-12-31T23:59 | 1E
            2100-01-01T00:01 | 1E
            2099-12-31T17:00 | 2H
            2099-12-31T17:00 | 8E
            2090-01-01T00:00 | 9999D
            """)
    void a_clock_outside_the_calendar_is_refused(String start, String budget) {
        StageClock clock = new StageClock(China.CALENDAR, Budget.parse(budget), China.at(start));
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(clock::due)
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.OUTSIDE_CALENDAR);
    }
}
