package org.linli.incidents.intake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.incidents.intake.Books;
import org.linli.incidents.intake.ImportScene;
import org.linli.incidents.intake.Intake;
import org.linli.incidents.intake.IntakeJob;
import org.linli.incidents.intake.IntakeReport;
import org.linli.incidents.intake.IntakeWork;
import org.linli.kernel.Zone;
import org.linli.territory.Territory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: what the command says, where it says it, and how it ends. */
@LinliTest
class ImportPetitionsTest {

    private static final String TIME = "2019/2/28 11:25:05";

    @Autowired
    Intake intake;

    @Autowired
    IntakeWork work;

    @Autowired
    IntakeReport report;

    @Autowired
    MessageSource messages;

    @Autowired
    JsonMapper json;

    @Autowired
    Territory territory;

    @Autowired
    Zone zone;

    @Autowired
    Clock clock;

    @Autowired
    ImportScene scene;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path file = Path.of("");
    private String number = "";

    /** A person who gives one answer, or nobody. */
    private record Answering(boolean isAttended, String readLine) implements Keyboard {

        static final Answering NOBODY = new Answering(false, "");
    }

    @BeforeEach
    void a_file_with_one_message_and_one_that_cannot_be_taken() {
        number = ImportScene.number();
        file = Books.withRows(
                folder,
                List.of(Books.row(number, "路灯不亮", TIME, "三天了"), Books.row("=" + number, "路灯不亮", "2019/2/30", "三天了")));
        scene.unit(ImportScene.CITY);
    }

    @Test
    void who_says_yes_imports() {
        assertThat(run(new Answering(true, "y"))).isZero();

        assertThat(errors())
                .contains("2 行。可以导入 1，有问题退回 1")
                .contains("第 3 行  留言时间  时间看不懂：2019/2/30")
                .contains("“留言用户”不导入")
                .contains("1 / 1  100%");
        assertThat(lines().getFirst()).containsEntry("preview", "petitions").containsEntry("ready", 1);
        assertThat(lines().getLast())
                .containsEntry("import", "petitions")
                .containsEntry("state", "DONE")
                .containsEntry("added", 1)
                .containsEntry("refused", 1);
    }

    @Test
    void who_says_no_imports_nothing_and_nothing_is_kept() {
        assertThat(run(new Answering(true, "n"))).isEqualTo(1);

        assertThat(errors()).contains("没有导入任何内容");
        assertThat(stateOfPreview()).isEqualTo(IntakeJob.State.DROPPED);
    }

    @Test
    void without_a_person_it_takes_a_yes_on_the_command_line() {
        assertThat(run(Answering.NOBODY)).isEqualTo(2);
        assertThat(errors()).contains("--yes");
        assertThat(stateOfPreview()).isEqualTo(IntakeJob.State.DROPPED);

        assertThat(run(Answering.NOBODY, "--yes")).isZero();
        assertThat(lines().getLast()).containsEntry("added", 1);
    }

    @Test
    void importing_again_is_done_and_adds_nothing() {
        run(Answering.NOBODY, "--yes");

        assertThat(run(Answering.NOBODY, "--yes")).isZero();
        assertThat(lines().getLast()).containsEntry("ready", 0).containsEntry("unchanged", 1);
    }

    @Test
    void the_report_opens_in_excel_and_holds_no_formula() throws IOException {
        Path csv = folder.resolve("report.csv");

        run(Answering.NOBODY, "--yes", "--report", csv.toString());

        assertThat(Files.readString(csv).lines().toList())
                .satisfiesExactly(
                        heading -> assertThat(heading).isEqualTo("\uFEFF行,留言编号,结果,案件编号,列,原因,原因代码"),
                        added -> assertThat(added).matches("2," + number + ",已导入,\\d{8}-\\d{5,},,,"),
                        refused -> assertThat(refused)
                                .isEqualTo("3,'=" + number + ",退回,,留言时间,时间看不懂：2019/2/30,time-unreadable"));
    }

    @Test
    void a_table_in_gbk_is_told_apart_and_what_to_do_is_said() throws IOException {
        Files.write(file, "留言编号,留言主题\n1,路灯\n".getBytes(Charset.forName("GBK")));

        assertThat(run(Answering.NOBODY, "--yes")).isEqualTo(1);
        assertThat(errors()).contains("GBK").contains("另存为 .xlsx");
        assertThat(lines().getLast()).containsEntry("refused", "intake.file.text");
    }

    @Test
    void what_is_used_wrongly_ends_with_two() {
        assertThat(run(Answering.NOBODY, "--fast")).isEqualTo(2);
        assertThat(errors()).contains("--fast").contains("./linli import petitions FILE.xlsx");
        assertThat(run(Answering.NOBODY, "--yes", "--place", "A3区=869999")).isEqualTo(2);
        assertThat(errors()).contains("869999");
        file = folder.resolve("missing.xlsx");
        assertThat(run(Answering.NOBODY, "--yes")).isEqualTo(2);
        assertThat(errors()).contains("missing.xlsx");
    }

    private int run(Keyboard keyboard, String... options) {
        ImportPetitions command =
                new ImportPetitions(intake, work, report, keyboard, messages, json, territory, zone, clock);
        List<String> words = new ArrayList<>(List.of(file.toString(), "--unit", ImportScene.CITY));
        words.addAll(List.of(options));
        return command.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // a JSON object is read as a map
    private List<Map<String, Object>> lines() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> (Map<String, Object>) json.readValue(line, Map.class))
                .toList();
    }

    private IntakeJob.State stateOfPreview() {
        UUID id = UUID.fromString((String) lines().getFirst().get("id"));
        return intake.find(scene.administratorAt(ImportScene.CITY), id)
                .orElseThrow()
                .state();
    }
}
