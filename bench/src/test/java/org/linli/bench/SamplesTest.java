package org.linli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void a_percentile_is_the_sample_of_the_nearest_rank() {
        Samples samples = new Samples();
        LongStream.rangeClosed(1, 200).forEach(millis -> samples.add(millis * 1_000_000));

        assertThat(samples.percentileMillis(50)).isEqualTo(100);
        assertThat(samples.percentileMillis(95)).isEqualTo(190);
        assertThat(samples.percentileMillis(100)).isEqualTo(200);
    }

    @Test
    void nothing_measured_has_no_percentile() {
        assertThatThrownBy(() -> new Samples().percentileMillis(95)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_figure_is_one_line_of_json() {
        assertThat(new Figure("scope.list.city", 1.5, "ms").asJson())
                .isEqualTo("{\"name\":\"scope.list.city\",\"value\":1.500,\"unit\":\"ms\"}");
    }
}
