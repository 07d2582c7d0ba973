package org.linli.incidents.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private final MessageTime times = new MessageTime(SHANGHAI, false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2019/2/28 11:25:05     | 2019-02-28T11:25:05
            2019-01-02 03:04:05    | 2019-01-02T03:04:05
            2019-01-02T03:04:05.7  | 2019-01-02T03:04:05
            2019/1/2 3:04          | 2019-01-02T03:04
            2019.1.2               | 2019-01-02T00:00
            2019年1月2日           | 2019-01-02T00:00
            2019年1月2日 3时04分   | 2019-01-02T03:04
            2020-02-29             | 2020-02-29T00:00
            """)
    void a_time_is_read_as_people_write_it(String written, LocalDateTime expected) {
        assertThat(times.parse(written)).contains(expected.atZone(SHANGHAI).toInstant());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2019/2/30
            2019-02-29
            2019/13/1
            2019/1/2 24:00
            2019/1/2 11:60
            昨天
            20190228
            2019/2/28 下午
            11:25
            """)
    void a_time_that_never_was_is_not_guessed(String written) {
        assertThat(times.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            43678               | 2019-08-01T00:00
            43782.472465277802  | 2019-11-13T11:20:21
            61                  | 1900-03-01T00:00
            """)
    void a_serial_number_is_days_since_the_epoch_to_the_second(BigDecimal serial, LocalDateTime expected) {
        assertThat(times.ofSerial(serial)).contains(expected.atZone(SHANGHAI).toInstant());
    }

    @Test
    void a_workbook_of_1904_counts_from_its_own_epoch() {
        Optional<Instant> at = new MessageTime(SHANGHAI, true).ofSerial(new BigDecimal("42216"));

        assertThat(at)
                .contains(LocalDateTime.of(2019, 8, 1, 0, 0).atZone(SHANGHAI).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"0", "60", "-1", "2958466", "20190228"})
    void a_number_that_is_no_day_is_not_guessed(BigDecimal serial) {
        assertThat(times.ofSerial(serial)).isEmpty();
    }
}
