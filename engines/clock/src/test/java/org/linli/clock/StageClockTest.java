package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageClockTest {

    @ParameterizedTest(name = "{1} at {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # start          | budget | suspensions                       | now              | elapsed | left  | overdue | used
            2026-03-02T08:00 | 1D     | ''                                | 2026-03-02T08:00 | PT0S    | PT8H  | PT0S    | 0
            2026-03-02T08:00 | 1D     | ''                                | 2026-03-01T08:00 | PT0S    | PT8H  | PT0S    | 0
            2026-03-02T08:00 | 1D     | ''                                | 2026-03-02T13:00 | PT4H    | PT4H  | PT0S    | 0.5
            2026-03-02T08:00 | 1D     | ''                                | 2026-03-02T18:00 | PT8H    | PT0S  | PT0S    | 1
            2026-03-02T08:00 | 1D     | ''                                | 2026-03-03T07:00 | PT8H    | PT0S  | PT0S    | 1
            2026-03-02T08:00 | 1D     | ''                                | 2026-03-03T10:00 | PT10H   | PT0S  | PT2H    | 1.25
            2026-03-06T17:00 | 2H     | ''                                | 2026-03-08T12:00 | PT1H    | PT1H  | PT0S    | 0.5
            2026-09-30T17:00 | 2N     | ''                                | 2026-10-01T17:00 | PT24H   | PT24H | PT0S    | 0.5
            2026-03-02T08:00 | 2E     | ''                                | 2026-03-02T13:00 | PT5H    | PT0S  | PT3H    | 2.5
            2026-03-02T08:00 | 1D     | 2026-03-02T09:00/2026-03-02T11:00 | 2026-03-02T10:00 | PT1H    | PT7H  | PT0S    | 0.125
            2026-03-02T08:00 | 1D     | 2026-03-02T09:00/2026-03-02T11:00 | 2026-03-02T12:00 | PT2H    | PT6H  | PT0S    | 0.25
            2026-03-02T08:00 | 1D     | 2026-03-01T09:00/2026-03-02T10:00 | 2026-03-02T12:00 | PT2H    | PT6H  | PT0S    | 0.25
            2026-03-02T08:00 | 1D     | 2026-03-02T10:00/                 | 2026-05-04T12:00 | PT2H    | PT6H  | PT0S    | 0.25
            2026-03-02T08:00 | 2H     | 2026-03-02T11:00/                 | 2026-05-04T12:00 | PT3H    | PT0S  | PT1H    | 1.5
            2026-03-02T08:00 | 0H     | ''                                | 2026-03-02T08:00 | PT0S    | PT0S  | PT0S    | 1
            2026-03-02T08:00 | 0H     | ''                                | 2026-03-02T09:00 | PT1H    | PT0S  | PT1H    | 1
            """)
    void a_clock_can_be_read_at_any_instant(
            String start,
            String budget,
            String suspensions,
            String now,
            Duration elapsed,
            Duration left,
            Duration overdue,
            double used) {
        StageClock clock =
                new StageClock(China.CALENDAR, Budget.parse(budget), China.at(start), China.ledger(suspensions));
        assertThat(clock.elapsed(China.at(now))).isEqualTo(elapsed);
        assertThat(clock.remaining(China.at(now))).isEqualTo(left);
        assertThat(clock.overdue(China.at(now))).isEqualTo(overdue);
        assertThat(clock.fractionUsed(China.at(now))).isCloseTo(used, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 2026-03-06T16:00
            0.25 | 2026-03-06T18:00
            0.5  | 2026-03-09T10:00
            0.75 | 2026-03-09T12:00
            1    | 2026-03-09T16:00
            1.5  | 2026-03-10T10:00
            """)
    void an_alarm_can_be_set_at_a_part_of_the_budget(double fraction, String due) {
        StageClock clock = new StageClock(China.CALENDAR, Budget.parse("1D"), China.at("2026-03-06T16:00"));
        assertThat(China.describe(clock.whenUsed(fraction))).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void an_impossible_part_is_refused(double fraction) {
        StageClock clock = new StageClock(China.CALENDAR, Budget.parse("1D"), China.at("2026-03-06T16:00"));
        assertThatExceptionOfType(ClockRefusal.class).isThrownBy(() -> clock.whenUsed(fraction));
    }

    @Test
    void an_extension_moves_the_deadline_by_the_original_limit() {
        Budget extended = Budget.parse("2D").extended(1);
        StageClock clock = new StageClock(China.CALENDAR, extended, China.at("2026-03-02T08:00"));
        assertThat(China.describe(clock.due())).isEqualTo("2026-03-05T18:00");
    }

    @Test
    void a_clock_read_before_its_start_has_used_nothing_and_is_due_as_ever() {
        StageClock clock = new StageClock(China.CALENDAR, Budget.parse("4H"), China.at("2026-03-03T08:00"));
        for (String setBack : List.of("2026-03-02T08:00", "1970-01-01T08:00")) {
            Instant now = China.at(setBack);
            assertThat(clock.remaining(now)).isEqualTo(Duration.ofHours(4));
            assertThat(clock.elapsed(now)).isZero();
            assertThat(clock.overdue(now)).isZero();
            assertThat(clock.fractionUsed(now)).isZero();
        }
        assertThat(China.describe(clock.due())).isEqualTo("2026-03-03T12:00");
    }
}
