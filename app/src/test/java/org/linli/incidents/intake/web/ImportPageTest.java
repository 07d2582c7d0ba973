package org.linli.incidents.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.incidents.intake.Books;
import org.linli.incidents.intake.ImportScene;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: file, preview, import and result in the browser. */
@LinliTest
class ImportPageTest {

    private static final String TIME = "2019/2/28 11:25:05";

    @Autowired
    TestStaff staff;

    @Autowired
    ImportScene scene;

    @TempDir
    Path folder;

    private Visitor administrator = Visitor.at(1);

    @BeforeEach
    void signIn() {
        administrator = staff.signedIn(staff.holding(
                "system-administrator", scene.unit(ImportScene.CITY).no()));
    }

    @Test
    void a_file_is_previewed_imported_and_reported() {
        String number = ImportScene.number();
        Visitor.Answer uploaded = upload(
                Books.withRows(
                        folder,
                        List.of(
                                Books.row(number, "<img src=x onerror=alert(1)>", TIME, "A3区"),
                                Books.row(number, "第二次", TIME, ""))),
                Map.of("unit", ImportScene.CITY, "places", "A3区=" + ImportScene.EAST + "\n"));
        String page = uploaded.location();

        Visitor.Answer preview = administrator.get(page);
        assertThat(preview.body())
                .contains("1 行可以导入，1 行不导入")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x")
                .contains("留言东区")
                .contains("与第 2 行编号相同")
                .contains("“留言用户”不导入");

        assertThat(administrator.post(page + "/start", Map.of()).location()).isEqualTo(page);
        Visitor.Answer result = ended(page);
        assertThat(result.body()).contains("导入完成").contains("导入 1 行，未导入 1 行");
        assertThat(administrator.get("/imports/petitions").body()).contains(page);

        Visitor.Answer report = administrator.get(page + "/report.csv");
        assertThat(report.header("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(report.body()).startsWith("\uFEFF行,").contains("2," + number + ",已导入,");
    }

    @Test
    void a_page_that_asks_how_far_it_is_is_led_to_the_result() {
        String page = prepared();
        administrator.post(page + "/start", Map.of());
        ended(page);

        Visitor.Answer poll = administrator.get(page, "HX-Request", "true");

        assertThat(poll.header("HX-Redirect")).contains(page);
    }

    @Test
    void a_file_that_cannot_be_read_leaves_the_form_as_it_was() throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), "留言编号,留言主题\n1,路灯\n".getBytes(Charset.forName("GBK")));

        Visitor.Answer answer = upload(file, Map.of("unit", ImportScene.EAST, "places", "A3区=1"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("没有代码为 1 的辖区")
                .contains("A3区=1</textarea>")
                .contains("错误：");
        assertThat(upload(file, Map.of("unit", ImportScene.EAST)).body())
                .contains("编码 GBK")
                .contains("value=\"" + ImportScene.EAST + "\" selected");
    }

    @Test
    void an_import_can_be_dropped_before_it_begins() {
        String page = prepared();

        assertThat(administrator.post(page + "/drop", Map.of()).location()).isEqualTo("/imports/petitions");
        assertThat(administrator.get(page).body()).contains("导入已放弃");
        assertThat(administrator.post(page + "/start", Map.of()).status()).isEqualTo(302);
        assertThat(administrator.get(page).body()).contains("导入已放弃");
    }

    @Test
    void the_pages_speak_english_too() {
        String page = prepared();
        administrator.get("/preferences?language=en&back=/");

        assertThat(administrator.get(page).body())
                .contains("Look before importing")
                .contains("Import 1 rows");
        assertThat(administrator.get("/imports/petitions").body()).contains("Import residents' messages");
    }

    private String prepared() {
        return upload(
                        Books.withRows(folder, List.of(Books.row(ImportScene.number(), "路灯", TIME, ""))),
                        Map.of("unit", ImportScene.CITY))
                .location();
    }

    private Visitor.Answer upload(Path file, Map<String, String> fields) {
        return new Uploader(administrator, staff.port()).upload(file, fields);
    }

    private Visitor.Answer ended(String page) {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        Visitor.Answer answer = administrator.get(page);
        while (answer.body().contains("<progress")) {
            assertThat(Instant.now()).isBefore(patience);
            answer = administrator.get(page);
        }
        return answer;
    }
}
