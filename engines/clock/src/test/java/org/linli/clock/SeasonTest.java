package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.clock.ClockRefusal.Reason;

/** FEATURE UNDER TEST: office hours change with the season; a working day counts the same in each. */
class SeasonTest {

    private static final OfficeHours SUMMER = OfficeHours.parse("08:00-12:00,15:00-18:00");
    private static final WorkingCalendar CITY = China.CALENDAR
            .layer()
            .season(season("2026-06-01", "2026-09-30", "08:00-12:00,15:00-18:00"))
            .build();

    private static Season season(String from, String to, String hours) {
        return new Season(LocalDate.parse(from), LocalDate.parse(to), OfficeHours.parse(hours));
    }

    @ParameterizedTest(name = "{0}: {2} from {1}")
    @CsvSource(delimiter = '|', textBlock = """
            before summer              | 2026-05-29T11:00 | 2H | 2026-05-29T15:00
            the first summer noon      | 2026-06-01T11:00 | 2H | 2026-06-01T16:00
            into summer over a weekend | 2026-05-29T17:00 | 6H | 2026-06-01T16:00
            the last summer noon       | 2026-09-30T11:30 | 1H | 2026-09-30T15:30
            out of summer, a long rest | 2026-09-30T17:30 | 5H | 2026-10-08T14:30
            a summer day is seven hours | 2026-06-01T08:00 | 1D | 2026-06-01T18:00
            from summer noon           | 2026-06-01T12:00 | 1D | 2026-06-02T12:00
            half a summer day          | 2026-06-01T08:00 | 0.5D | 2026-06-01T11:30
            half of each               | 2026-05-29T14:00 | 1D | 2026-06-01T11:30
            four sevenths of the day are four sevenths | 2026-09-30T15:00 | 1D | 2026-10-08T14:34:17.142857142
            twenty days are twenty     | 2026-05-18T08:00 | 20D | 2026-06-12T18:00
            the same in spring         | 2026-04-01T08:00 | 20D | 2026-04-29T18:00
            natural time does not care | 2026-05-31T23:00 | 2E | 2026-06-01T01:00
            """)
    void a_clock_runs_in_the_hours_of_the_season(String rule, String start, String budget, String due) {
        StageClock clock = new StageClock(CITY, Budget.parse(budget), China.at(start));
        assertThat(China.describe(clock.due())).as(rule).isEqualTo(due);
    }

    @Test
    void what_is_left_and_what_is_due_agree_over_a_change_of_season() {
        long seed = System.nanoTime();
        System.out.println("SeasonTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var start = China.at("2026-05-01T00:00").plusNanos(random.nextLong(180L * 86_400_000_000_000L));
            Budget budget = new Budget(TimeKind.WORKING_DAYS, 1 + random.nextInt(40));
            StageClock clock = new StageClock(CITY, budget, start);
            Deadline due = (Deadline) clock.due();
            assertThat(clock.remaining(due.at())).as("seed %d %s", seed, clock).isZero();
            assertThat(clock.remaining(due.at().minusNanos(2)))
                    .as("seed %d %s", seed, clock)
                    .isPositive();
        }
    }

    @Test
    void the_lowest_layer_that_says_hours_for_a_date_is_heard() {
        WorkingCalendar district = CITY.layer()
                .season(season("2026-07-01", "2026-07-31", "07:00-13:00"))
                .build();
        assertThat(district.hours(LocalDate.of(2026, 7, 15))).hasToString("07:00-13:00");
        assertThat(district.hours(LocalDate.of(2026, 8, 3))).isEqualTo(SUMMER);
        assertThat(district.hours(LocalDate.of(2026, 12, 1))).isEqualTo(OfficeHours.USUAL);
        WorkingCalendar own =
                CITY.layer().hours(OfficeHours.parse("09:00-17:00")).build();
        assertThat(own.hours(LocalDate.of(2026, 8, 3))).hasToString("09:00-17:00");
    }

    @Test
    void seasons_of_one_layer_do_not_share_a_date() {
        CalendarBuilder builder = China.CALENDAR.layer().season(season("2026-06-01", "2026-09-30", "08:00-12:00"));
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> builder.season(season("2026-09-30", "2026-10-31", "08:00-12:00")))
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.SEASONS_OVERLAP);
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> season("2026-09-30", "2026-09-29", "08:00-12:00"))
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.SEASON_REVERSED);
    }
}
