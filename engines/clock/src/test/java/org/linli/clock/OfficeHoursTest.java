package org.linli.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            08:00-12:00,14:00-18:00  | PT8H    | 08:00-12:00,14:00-18:00
            14:30-18:00, 09:00-12:00 | PT6H30M | 09:00-12:00,14:30-18:00
            08:00-12:00,12:00-18:00  | PT10H   | 08:00-12:00,12:00-18:00
            00:00-24:00              | PT24H   | 00:00-24:00
            22:00-24:00,00:00-06:00  | PT8H    | 00:00-06:00,22:00-24:00
            """)
    void hours_are_read_and_printed_in_order(String text, Duration perDay, String printed) {
        OfficeHours hours = OfficeHours.parse(text);
        assertThat(hours.perDay()).isEqualTo(perDay);
        assertThat(hours).hasToString(printed);
        assertThat(OfficeHours.parse(printed)).isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                      | clock.hours-malformed
            08:00                   | clock.hours-malformed
            8:00-12:00              | clock.hours-malformed
            08:00-25:00             | clock.hours-malformed
            24:00-24:00             | clock.hours-malformed
            08:00-08:00             | clock.hours-malformed
            18:00-08:00             | clock.hours-malformed
            08:00:30-12:00          | clock.hours-malformed
            08:00-12:00,            | clock.hours-malformed
            08:00-12:00,11:59-18:00 | clock.hours-overlap
            08:00-24:00,09:00-10:00 | clock.hours-overlap
            """)
    void bad_hours_are_refused_by_name(String text, String key) {
        assertThatExceptionOfType(ClockRefusal.class)
                .isThrownBy(() -> OfficeHours.parse(text))
                .satisfies(refusal -> assertThat(refusal.reason().key()).isEqualTo(key));
    }

    @Test
    void a_day_without_hours_is_refused() {
        assertThatExceptionOfType(ClockRefusal.class).isThrownBy(() -> new OfficeHours(List.of()));
    }
}
