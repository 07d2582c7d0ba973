package org.linli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeBenchTest {

    private final Report report = new Report(new PrintStream(OutputStream.nullOutputStream()), System.err);

    @Test
    void a_small_run_gives_every_figure_and_shows_nothing_from_outside() throws Exception {
        Path folder = Path.of("target", "bench-test-data");
        ScopeBench.Options options = ScopeBench.Options.parse(
                List.of(folder.toString(), "--fresh", "--rows=5000", "--samples=3", "--seed=7"));

        boolean holds = new ScopeBench(options, report).run();

        assertThat(holds).isTrue();
        assertThat(report.figures())
                .extracting(Figure::name)
                .contains("scope.list.community", "scope.list.district", "scope.list.city", "scope.list.street.due");
        assertThat(valueOf("scope.rows.outside")).isZero();
        assertThat(valueOf("scope.rows.own")).isPositive();
    }

    private double valueOf(String name) {
        return report.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
