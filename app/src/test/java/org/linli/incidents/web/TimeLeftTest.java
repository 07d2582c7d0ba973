package org.linli.incidents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.clock.TimeKind;
import org.linli.incidents.internal.StageTiming.Timing;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.TestFrames;

/** FEATURE UNDER TEST: what is left of a stage, in the words of its own kind of time. */
class TimeLeftTest {

    private static final Instant DUE = Instant.parse("2026-03-02T06:00:00Z");

    @ParameterizedTest(name = "{0} {1}: {3} / {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # kind           | amount   | late  | 中文             | English
            WORKING_HOURS    | PT2H     | false | 2 时             | 2 h
            WORKING_HOURS    | PT1H5M   | false | 1 时 5 分        | 1 h 5 min
            WORKING_HOURS    | PT59S    | false | 1 分             | 1 min
            WORKING_HOURS    | PT0S     | false | 1 分             | 1 min
            WORKING_DAYS     | PT8H     | false | 1 工作日         | 1 working day
            WORKING_DAYS     | PT19H30M | false | 2 工作日 3 时    | 2 working d 3 h
            WORKING_DAYS     | PT7H59M  | false | 7 时 59 分       | 7 h 59 min
            CONTINUOUS_DAYS  | PT48H    | false | 2 天             | 2 days
            CONTINUOUS_HOURS | PT26H10M | false | 26 时 10 分      | 26 h 10 min
            CONTINUOUS_HOURS | PT50H    | false | 2 天 2 时        | 2 d 2 h
            WORKING_HOURS    | PT3H     | true  | 超 3 时          | 3 h late
            WORKING_DAYS     | PT8H     | true  | 超 1 工作日      | 1 working day late
            """)
    void time_left_is_put_into_words(TimeKind kind, Duration amount, boolean isLate, String chinese, String english) {
        assertThat(left(kind, amount, isLate, false, 0.5, TestFrames.chinese()).words())
                .isEqualTo(chinese);
        assertThat(left(kind, amount, isLate, false, 0.5, TestFrames.english()).words())
                .isEqualTo(english);
    }

    @Test
    void the_ring_is_full_when_time_is_up_and_never_fuller() {
        Frame frame = TestFrames.chinese();

        assertThat(left(TimeKind.WORKING_HOURS, Duration.ofHours(9), true, false, 3.7, frame))
                .extracting(TimeLeft::tone, TimeLeft::percent)
                .containsExactly("late", 100);
        assertThat(left(TimeKind.WORKING_HOURS, Duration.ofHours(1), false, true, 0.824, frame))
                .extracting(TimeLeft::tone, TimeLeft::percent)
                .containsExactly("soon", 82);
        assertThat(left(TimeKind.WORKING_HOURS, Duration.ofHours(1), false, false, -0.1, frame))
                .extracting(TimeLeft::tone, TimeLeft::percent)
                .containsExactly("calm", 0);
    }

    @Test
    void nothing_is_left_where_nothing_is_due() {
        assertThat(TimeLeft.of(null, TestFrames.chinese())).isNull();
    }

    private static TimeLeft left(
            TimeKind kind, Duration amount, boolean isLate, boolean isSoon, double used, Frame frame) {
        Duration unit = switch (kind) {
            case WORKING_DAYS -> Duration.ofHours(8);
            case CONTINUOUS_DAYS -> Duration.ofHours(24);
            case WORKING_HOURS, CONTINUOUS_HOURS -> Duration.ofHours(1);
        };
        return TimeLeft.of(new Timing(kind, amount, unit, used, isLate, isSoon, DUE), frame);
    }
}
