package org.linli.territory.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LinliTest
class ImportCommandTest {

    @Autowired
    TerritoryImports imports;

    @Autowired
    ImportLimits limits;

    @Autowired
    RowReport reports;

    @Autowired
    JsonMapper json;

    @Autowired
    Territory territory;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** What the person at the terminal answers; nobody is there when it is empty. */
    private record Typed(String answer) implements Terminal {

        @Override
        public boolean isAttended() {
            return !answer.isEmpty();
        }

        @Override
        public String readLine() {
            return answer;
        }
    }

    @Test
    void a_list_in_gbk_comes_in_with_a_report_and_a_line_for_programs() throws IOException {
        String city = TerritorySamples.newCityCode();
        Path list =
                write("gbk.csv", TerritorySamples.divisionsOf(city) + city + "020011,十位代码\n", Charset.forName("GBK"));
        Path report = folder.resolve("report.csv");

        int code = divisions("", list.toString(), "--yes", "--report", report.toString());

        assertThat(code).isEqualTo(0);
        assertThat(territory.findByCode(city + "02001")).map(Unit::name).contains("前街街道");
        JsonNode line = json.readTree(text(out));
        assertThat(line.path("import").asString()).isEqualTo("divisions");
        assertThat(line.path("added").asInt()).isEqualTo(7);
        assertThat(line.path("refused").asInt()).isEqualTo(1);
        assertThat(text(err)).contains("GB18030").contains("100 %").contains("10 位");
        assertThat(Files.readString(report))
                .startsWith("\uFEFF文件,行,代码,名称,结果,说明")
                .contains("gbk.csv,9," + city + "020011,十位代码,退回,");
    }

    @Test
    void a_person_is_asked_and_may_say_no() throws IOException {
        String city = TerritorySamples.newCityCode();
        Path list = write("list.csv", TerritorySamples.divisionsOf(city), StandardCharsets.UTF_8);

        assertThat(divisions("n", list.toString())).isEqualTo(1);

        assertThat(text(err)).contains("新增 7").contains("[y/N]");
        assertThat(territory.findByCode(city)).isEmpty();

        assertThat(divisions("y", list.toString())).isEqualTo(0);
        assertThat(territory.findByCode(city)).isPresent();
    }

    @Test
    void without_a_person_and_without_yes_it_is_used_wrongly() throws IOException {
        Path list = write("list.csv", TerritorySamples.divisionsOf("8001"), StandardCharsets.UTF_8);

        assertThat(divisions("", list.toString())).isEqualTo(2);
        assertThat(divisions("", "--yes")).isEqualTo(2);
        assertThat(divisions("", list.toString(), "--nonsense", "--yes")).isEqualTo(2);
        assertThat(divisions("", list.toString(), "--name", "1503", "--yes")).isEqualTo(2);
        assertThat(boundaries(list.toString(), "--datum", "beijing54", "--yes")).isEqualTo(2);
        assertThat(territory.findByCode("8001")).isEmpty();
    }

    @Test
    void a_map_above_the_limit_is_refused_unread() throws IOException {
        Path huge = folder.resolve("huge.geojson");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(200_000_000);
        }

        assertThat(boundaries(huge.toString(), "--yes")).isEqualTo(1);

        assertThat(text(err)).contains("200 MB").contains("128 MB").doesNotContain("Exception");
    }

    @Test
    void a_missing_and_an_empty_file_are_named() throws IOException {
        assertThat(boundaries(folder.resolve("nowhere.geojson").toString(), "--yes"))
                .isEqualTo(1);
        assertThat(text(err)).contains("nowhere.geojson");

        Path empty = write("empty.csv", "", StandardCharsets.UTF_8);
        assertThat(divisions("", empty.toString(), "--yes")).isEqualTo(1);
        assertThat(text(err)).contains("empty.csv");
    }

    @Test
    void a_map_comes_in_with_its_datum() throws IOException {
        String city = TerritorySamples.newCityCode();
        divisions(
                "",
                write("list.csv", TerritorySamples.divisionsOf(city), StandardCharsets.UTF_8)
                        .toString(),
                "--yes");
        Path map = write(
                "map.geojson",
                TerritorySamples.collection(TerritorySamples.box("\"name\":\"甲网格\"", 103.0, 30.0, 0.01)),
                StandardCharsets.UTF_8);

        assertThat(boundaries(map.toString(), "--grids-of", city + "02001001", "--datum", "bd09", "--yes"))
                .isEqualTo(0);

        int community = territory.findByCode(city + "02001001").orElseThrow().no();
        assertThat(territory.listChildren(community)).extracting(Unit::name).containsExactly("甲网格");
    }

    @Test
    void a_report_holds_no_formulas() {
        assertThat(RowReport.field("=1+1")).isEqualTo("'=1+1");
        assertThat(RowReport.field("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(RowReport.field("-1,\"x\"")).isEqualTo("\"'-1,\"\"x\"\"\"");
        assertThat(RowReport.field("新华街道")).isEqualTo("新华街道");
    }

    private int divisions(String answer, String... words) {
        return new ImportDivisionsCommand(dialogue(answer)).run(List.of(words), stream(out), stream(err));
    }

    private int boundaries(String... words) {
        return new ImportBoundariesCommand(dialogue("")).run(List.of(words), stream(out), stream(err));
    }

    private ImportDialogue dialogue(String answer) {
        return new ImportDialogue(imports, limits, reports, new Typed(answer), json);
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
