package org.linli.incidents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.kernel.Command;
import org.springframework.beans.factory.annotation.Autowired;

/** The residents' messages of a city, as far as they lie beside the project: 4,326 rows through the whole path. */
@LinliTest
class SharedFileTest {

    private static final String NAME = "shared/data/petitions/messages.xlsx";
    private static final int ROWS = 4_326;

    @Autowired
    List<Command> commands;

    @Autowired
    ImportScene scene;

    @TempDir
    Path folder;

    @Test
    void every_message_of_the_file_becomes_a_report_within_a_minute_and_only_once() throws Exception {
        Optional<Path> file = beside();
        Assumptions.assumeTrue(file.isPresent(), "skipped: no shared data");
        String unit = scene.unit(ImportScene.CITY).code();
        Path report = folder.resolve("report.csv");

        long began = System.nanoTime();
        String first = run(
                file.orElseThrow(),
                "--unit",
                unit,
                "--place",
                "A3区=" + ImportScene.EAST,
                "--yes",
                "--report",
                report.toString());
        Duration spent = Duration.ofNanos(System.nanoTime() - began);
        String second = run(file.orElseThrow(), "--unit", unit, "--yes");

        System.out.println("petitions.import: " + ROWS * 1000L / spent.toMillis() + " rows/s in all, " + spent);
        assertThat(first).contains("\"rows\":4326").contains("\"added\":4326").contains("\"refused\":0");
        assertThat(second).contains("\"ready\":0").contains("\"unchanged\":4326");
        assertThat(spent).isLessThan(Duration.ofSeconds(60));
        assertThat(Files.readString(report).lines()).hasSize(ROWS + 1);
    }

    /** The shared folder lies beside the project, or beside the folder that holds it. */
    private static Optional<Path> beside() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(NAME))
                .filter(Files::exists)
                .findFirst();
    }

    private String run(Path file, String... options) {
        Command command = commands.stream()
                .filter(one -> one.name().equals("import petitions"))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of(file.toString()));
        words.addAll(List.of(options));
        int code = command.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
