package org.linli.territory.internal.basedata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LinliTest
class ExportBaseDataCommandTest {

    @Autowired
    ExportBaseDataCommand command;

    @Autowired
    TerritoryImports imports;

    @Autowired
    JsonMapper json;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_package_is_written_once() throws IOException {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
        Path file = folder.resolve("base.zip");

        assertThat(run("--out", file.toString(), "--unit", city)).isEqualTo(0);

        JsonNode line = json.readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(line.path("export").asString()).isEqualTo("base-data");
        assertThat(line.path("units").asInt()).isEqualTo(7);
        assertThat(line.path("boundaries").asInt()).isZero();
        byte[] before = Files.readAllBytes(file);
        assertThat(run("--out", file.toString())).isEqualTo(1);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void what_makes_no_sense_is_used_wrongly_and_what_is_not_there_fails() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--out")).isEqualTo(2);
        assertThat(run("--out", "x.zip", "--as-of", "yesterday")).isEqualTo(2);
        assertThat(run("--out", "x.zip", "--as-of", "2999-01-01")).isEqualTo(2);
        assertThat(run("--nonsense", "1")).isEqualTo(2);
        assertThat(run("--out", folder.resolve("x.zip").toString(), "--unit", "999999"))
                .isEqualTo(1);
        assertThat(folder.resolve("x.zip")).doesNotExist();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("999999");
    }

    private int run(String... words) {
        return command.run(List.of(words), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
