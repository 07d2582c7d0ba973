package org.linli.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.TrueCount;

/** FEATURE UNDER TEST: times, spans and counts as a page writes them; it is 2026-03-02 10:00 in Wuhai. */
class FrameTest {

    private final Frame frame = TestFrames.chinese();

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(textBlock = """
            2026-03-01T16:00:00Z, 00:00
            2026-03-02T15:59:59Z, 23:59
            2026-03-01T15:59:59Z, 03-01 23:59
            2025-12-31T16:00:00Z, 01-01 00:00
            2025-12-31T15:59:59Z, 2025-12-31 23:59
            2028-02-29T00:00:00Z, 2028-02-29 08:00
            """)
    void a_time_says_as_much_of_its_day_as_one_needs(Instant instant, String words) {
        assertThat(frame.time(instant)).isEqualTo(words);
    }

    @Test
    void machines_read_the_offset() {
        assertThat(frame.machineTime(Instant.parse("2026-03-02T02:00:00.123Z"))).isEqualTo("2026-03-02T10:00:00+08:00");
    }

    @ParameterizedTest(name = "{0} s → {1}")
    @CsvSource({"1,1 分", "3599,59 分", "3600,1 时 0 分", "86399,23 时 59 分", "90000,1 天 1 时"})
    void a_span_is_told_in_its_two_largest_units(long seconds, String words) {
        Instant from = Instant.parse("2026-03-02T02:00:00Z");

        assertThat(frame.span(from, from.plusSeconds(seconds))).isEqualTo(words);
    }

    @Test
    void a_count_beyond_ten_thousand_says_more_than() {
        assertThat(frame.count(new TrueCount(7, true))).isEqualTo("共 7 件");
        assertThat(frame.count(TrueCount.ofLimited(10_001))).isEqualTo("超过 10,000 件");
    }

    @Test
    void the_switch_offers_the_other_languages_and_leads_back() {
        assertThat(frame.language()).isEqualTo("zh-CN");
        assertThat(frame.backParameter()).isEqualTo("%2F");
    }
}
