package org.linli.identity.internal.workers.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: days as people write them in rosters. */
class DayTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01      | 2026-03-01
            2026/3/1        | 2026-03-01
            2026.3.1        | 2026-03-01
            2026年3月1日    | 2026-03-01
            2026年3月       | 2026-03-01
            2026-03         | 2026-03-01
            20260301        | 2026-03-01
            46082           | 2026-03-01
            2024-02-29      | 2024-02-29
            2026-02-29      |
            2026-13-01      |
            20261301        |
            3月1日          |
            99999           |
            长期            |
            """)
    void is_read(String typed, LocalDate day) {
        assertThat(DayText.find(typed)).isEqualTo(Optional.ofNullable(day));
    }
}
