package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.clock.ClockRefusal.Reason;

/** FEATURE UNDER TEST: periods of the law end with a date, as articles 200 to 203 of the civil code count them. */
class StatutoryPeriodTest {

    @ParameterizedTest(name = "{0}: {2} from {1}")
    @CsvSource(delimiter = '|', textBlock = """
            the first day does not count        | 2026-03-02 | 5w  | 2026-03-09
            begun on a weekend                  | 2026-03-07 | 1w  | 2026-03-09
            a make-up Saturday is a working day | 2026-10-08 | 2w  | 2026-10-10
            over National Day                   | 2026-09-30 | 1w  | 2026-10-08
            over Spring Festival                | 2026-02-13 | 2w  | 2026-02-24
            days run over weekends              | 2026-03-02 | 15d | 2026-03-17
            the last day is a Sunday            | 2026-03-01 | 7d  | 2026-03-09
            the last day is in National Day     | 2026-09-03 | 30d | 2026-10-08
            a last day that is made up for      | 2026-09-13 | 7d  | 2026-09-20
            sixty days                          | 2026-03-02 | 60d | 2026-05-06
            a month without such a date         | 2026-01-31 | 1m  | 2026-02-28
            half a year                         | 2026-03-02 | 6m  | 2026-09-02
            29 February, a year later           | 2024-02-29 | 1y  | 2025-02-28
            29 February, four years later       | 2024-02-29 | 4y  | 2028-02-29
            into 29 February                    | 2028-01-31 | 1m  | 2028-02-29
            """)
    void a_period_ends_with_a_date(String rule, LocalDate begin, String period, LocalDate last) {
        assertThat(StatutoryPeriod.parse(period).lastDay(begin, China.CALENDAR))
                .as(rule)
                .isEqualTo(last);
    }

    @ParameterizedTest(name = "{0}: {2} from {1}")
    @CsvSource(delimiter = '|', textBlock = """
            to the end of the last day     | 2026-03-02T09:17 | 5w  | 2026-03-10T00:00
            a second before midnight       | 2026-03-02T23:59:59 | 1w | 2026-03-04T00:00
            midnight is the next date      | 2026-03-03T00:00 | 1w  | 2026-03-05T00:00
            the last announced day         | 2026-12-30T10:00 | 1w  | 2027-01-01T00:00
            beyond what has been announced | 2026-12-31T10:00 | 1w  | 2027-01-02T00:00 provisional
            """)
    void the_last_day_counts_to_its_end(String rule, String begin, String period, String due) {
        assertThat(China.describe(StatutoryPeriod.parse(period).deadline(China.at(begin), China.CALENDAR)))
                .as(rule)
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"5D", "w", "-1w", "1.5w", "'5 w'", "''", "5wd"})
    void other_words_are_no_period(String text) {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> StatutoryPeriod.parse(text))
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.PERIOD_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"0w", "10000d", "999999999y"})
    void a_period_is_neither_empty_nor_endless(String text) {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> StatutoryPeriod.parse(text))
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.PERIOD_OUT_OF_RANGE);
    }

    @Test
    void a_period_out_of_the_calendar_is_refused() {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> StatutoryPeriod.parse("9999w").lastDay(LocalDate.of(2090, 1, 1), China.CALENDAR))
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.OUTSIDE_CALENDAR);
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> StatutoryPeriod.parse("9999y").lastDay(LocalDate.of(2090, 1, 1), China.CALENDAR))
                .extracting(ClockRefusal::reason)
                .isEqualTo(Reason.OUTSIDE_CALENDAR);
    }
}
