package org.linli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class ClockBenchTest {

    /** Not how fast: other tests run beside it. */
    @Test
    void a_short_run_gives_one_figure_for_each_kind_of_clock() throws RunnerException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(lines, true, StandardCharsets.UTF_8);
        Report report = new Report(stream, stream);

        ClockBench.run(report, true);

        assertThat(report.figures())
                .extracting(Figure::name)
                .containsExactlyInAnyOrder("clock.due", "clock.due.suspended", "clock.due.seasons");
        assertThat(report.figures())
                .allSatisfy(figure -> assertThat(figure.value()).isPositive());
    }
}
