package org.linli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: whoever owns the database cannot change history without its being found. */
class EvidenceBenchTest {

    private final Report report = new Report(new PrintStream(OutputStream.nullOutputStream()), System.err);

    @Test
    void each_of_a_thousand_tamperings_is_found_against_a_checkpoint_from_outside() throws Exception {
        EvidenceBench.Options options = EvidenceBench.Options.parse(List.of(
                Path.of("target", "bench-test-evidence").toString(),
                "--entries=3000",
                "--appends=400",
                "--tampers=1000"));

        boolean holds = new EvidenceBench(options, report).run();

        assertThat(holds).isTrue();
        assertThat(report.figures())
                .extracting(Figure::name)
                .contains("evidence.append", "evidence.append.single", "evidence.verify", "evidence.tamper.found");
        assertThat(report.figures())
                .filteredOn(figure -> figure.name().equals("evidence.tamper.found"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isEqualTo(1_000));
    }
}
