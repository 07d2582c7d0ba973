package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.Visitor.Upload;
import org.linli.incidents.Incidents;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.incidents.TrackingCode;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: reporting and following by plain forms, and what becomes of bad input: a clear answer, nothing lost. */
@LinliTest
class ReportPagesTest {

    private static final String NASTY = "路灯坏了<img src=x onerror=alert(1)><b hx-get=\"/desk\" hx-trigger=load>看</b>'\"&";

    @Autowired
    TestStaff staff;

    @Autowired
    TestTown towns;

    @Autowired
    Incidents incidents;

    private Town town;
    private Visitor resident;
    private Reporting reporting;

    @BeforeEach
    void comeIn() {
        town = towns.found();
        resident = staff.visitorFrom(
                "127.0.1." + (1 + Math.floorMod(UUID.randomUUID().hashCode(), 250)));
        reporting = new Reporting(resident);
    }

    @Test
    void three_forms_without_scripts_make_a_report_and_its_code_shows_the_progress() {
        String code = reporting.report("路灯不亮，三天了", town.inGrid(), photo("lamp.jpg", TestTown.jpeg(800, 600)));

        Answer progress = resident.get("/track/" + code);

        assertThat(progress.status()).isEqualTo(200);
        assertThat(progress.body()).contains("路灯不亮，三天了", "已收到，正在核实", "第1网格", "新苑小区");
        assertThat(progress.header("Cache-Control")).contains("no-store");
        assertThat(progress.body()).doesNotContain("13912345678");
        assertThat(resident.get("/track?code="
                                + code.toLowerCase(java.util.Locale.ROOT).replace("-", ""))
                        .location())
                .isEqualTo("/track/" + code);
    }

    @Test
    void tags_and_attributes_in_words_stay_words_on_every_page() {
        String code = reporting.report(NASTY, town.inGrid());
        UUID id = incidents
                .findByTrackingCode(TrackingCode.parse(code).orElseThrow())
                .orElseThrow();
        Visitor clerk = staff.signedIn(staff.holding("community-clerk", town.community()));
        String draft = reporting.begin(NASTY);
        reporting.place(draft, town.inGrid());

        assertEscaped(resident.get("/report?draft=" + draft));
        assertEscaped(resident.get("/report/check?draft=" + draft));
        assertEscaped(resident.get("/track/" + code));
        for (String page : List.of(
                "/desk?tab=unit",
                "/incidents",
                "/incidents/" + id,
                "/incidents/" + id + "/preview",
                "/incidents?q=img")) {
            assertEscaped(clerk.get(page));
        }
        assertThat(clerk.get("/incidents?q=%22%3E%3Cimg%20src=x%3E").body()).doesNotContain("<img src=x");
        assertThat(resident.get("/track?code=%22%3E%3Cimg%20src=x%3E").body()).doesNotContain("<img src=x");
    }

    private static void assertEscaped(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.body())
                .as("%s", answer)
                .contains("&lt;img src=x")
                .doesNotContain("<img src=x")
                .doesNotContain("<b hx-get");
    }

    @Test
    void a_report_from_the_sea_is_refused_and_what_was_typed_is_still_there() {
        String draft = reporting.begin("船上看到油污");

        Answer answer = reporting.place(draft, Map.of("lat", "30", "lon", "122.5", "address", "嵊泗以东"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("这个位置不在我们的辖区内")
                .contains("value=\"嵊泗以东\"", "value=\"30.0\"", "value=\"122.5\"")
                .contains("<title>错误：");
        assertThat(resident.get("/report?draft=" + draft).body()).contains("船上看到油污");
    }

    @ParameterizedTest(name = "lat {0}, lon {1}, community {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            91      | 106  |          | 经纬度看不懂
            abc     | 106  |          | 经纬度看不懂
            NaN     | NaN  |          | 经纬度看不懂
            39.4    |      |          | 经纬度看不懂
            1e999   | 106  |          | 经纬度看不懂
                    |      |          | 请在地图上点一下，或者选一个社区
                    |      | 99999999 | 请在地图上点一下，或者选一个社区
                    |      | x        | 请在地图上点一下，或者选一个社区
            """)
    void a_place_that_cannot_be_read_is_named(String lat, String lon, String community, String message) {
        String draft = reporting.begin("路灯不亮");

        Answer answer = reporting.place(
                draft, Map.of("lat", orEmpty(lat), "lon", orEmpty(lon), "community", orEmpty(community)));

        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.body()).contains(message);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    static Stream<Arguments> files() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry("page.html"));
            entries.write("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        }
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        byte[] jpeg = TestTown.jpeg(400, 300);
        return Stream.of(
                Arguments.of("drawing.svg", "image/svg+xml", svg),
                Arguments.of("drawing.jpg", "image/jpeg", svg),
                Arguments.of("archive.jpg", "image/jpeg", zip.toByteArray()),
                Arguments.of("torn.jpg", "image/jpeg", Arrays.copyOf(jpeg, 600)),
                Arguments.of("page.jpg", "image/jpeg", "<html>".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void what_is_no_photo_is_refused_and_the_words_are_kept(String name, String type, byte[] content) {
        Answer answer = reporting.what("路灯不亮，三天了", new Upload("photos", name, type, content));

        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.body())
                .contains("路灯不亮，三天了")
                .contains("id=\"photos-error\"")
                .containsPattern("value=\"P0137\" checked");
    }

    @Test
    void a_good_photo_stays_when_another_field_is_wrong() {
        Answer answer = reporting.what("", photo("lamp.jpg", TestTown.jpeg(800, 600)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("请说一说是什么事", "/report/photos?draft=");
    }

    @Test
    void a_file_beyond_the_limit_gets_an_answer_and_not_a_broken_connection() {
        Answer answer = reporting.what("路灯不亮", photo("huge.jpg", new byte[26 * 1024 * 1024]));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("文件太大", "25 MB");
    }

    @Test
    void more_than_six_photos_are_too_many() {
        Upload[] seven = new Upload[7];
        Arrays.fill(seven, photo("lamp.jpg", TestTown.jpeg(64, 64)));

        Answer answer = reporting.what("路灯不亮", seven);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("最多 6 张照片", "路灯不亮");
    }

    @ParameterizedTest
    @ValueSource(ints = {2001, 5000})
    void a_text_that_is_too_long_comes_back_with_the_limit(int length) {
        Answer answer = reporting.what("灯".repeat(length));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("最多 2,000 个字", "灯".repeat(2001));
    }

    @Test
    void control_characters_are_left_out_and_everything_else_is_kept() {
        String code = reporting.report("灯\u0000坏\u0007了\r\n第二行 😀𠮷", town.inGrid());

        assertThat(resident.get("/track/" + code).body()).contains("灯坏了\n第二行 😀𠮷");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "电话", "+86 139 1234 5678 9012 3456"})
    void a_phone_number_that_is_none_is_named_at_its_field(String phone) {
        String draft = reporting.begin("路灯不亮");
        reporting.place(draft, town.inGrid());

        Answer answer = resident.post("/report/send", Map.of("draft", draft, "phone", phone));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"phone-error\"", "电话号码应为 7 到 15 位数字");
    }

    @Test
    void the_same_form_sent_five_times_is_one_report() {
        String draft = reporting.begin("路灯不亮");
        reporting.place(draft, town.inGrid());

        Set<String> codes = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            assertThat(reporting.send(draft).location()).isEqualTo("/report/sent?draft=" + draft);
            codes.add(reporting.code(draft));
        }

        assertThat(codes).hasSize(1);
        Visitor clerk = staff.signedIn(staff.holding("community-clerk", town.community()));
        assertThat(clerk.get("/incidents").body()).contains("共 1 件");
    }

    @Test
    void a_form_without_its_token_is_explained() {
        Answer answer = resident.postWithToken("/report", Map.of("text", "路灯不亮"), "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<!doctype html>").doesNotContain("Whitelabel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/track/0000-0000-0000-1",
                "/track/0000-0000-0000-0",
                "/track/AAAA",
                "/track/%F0%9F%98%80",
                "/track/0000-0000-0000-0/photos/0199f0c2-0000-7000-8000-000000000000",
                "/track?code=AAAA",
                "/report/where?draft=unknown",
                "/report/check?draft=unknown",
                "/report/sent?draft=unknown",
                "/report/photos?draft=unknown&photo=0199f0c2-0000-7000-8000-000000000000",
                "/receipts/0199f0c2-0000-7000-8000-000000000000",
                "/nowhere"
            })
    void what_does_not_exist_is_not_found_in_words(String path) {
        Answer answer = resident.get(path);

        assertThat(answer.status()).as("%s", answer).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>").doesNotContain("Exception");
    }

    @Test
    void guessing_codes_is_slowed_down() {
        Visitor guesser = staff.visitorFrom("127.0.2.1");

        List<Integer> answers = Stream.generate(
                        () -> guesser.get("/track/0000-0000-0000-1").status())
                .limit(62)
                .toList();

        assertThat(answers).startsWith(404).endsWith(429);
        assertThat(guesser.get("/track/0000-0000-0000-1").body()).contains("操作太频繁");
        assertThat(resident.get("/track/0000-0000-0000-1").status()).isEqualTo(404);
    }

    @Test
    void a_report_is_rated_with_its_code_and_a_wrong_grade_is_explained() {
        UUID id = towns.closed(town, "路灯不亮");
        String page = "/track/" + incidents.trackingCode(id);

        assertThat(resident.post(page + "/rating", Map.of("grade", "")).location())
                .isEqualTo(page);
        assertThat(resident.get(page).body()).contains("请选一个满意程度");
        resident.post(page + "/rating", Map.of("grade", "5", "words", "快\u0000！" + "好".repeat(600)));
        assertThat(resident.get(page).body()).contains("谢谢您的评价", "非常满意", "快！好");
        resident.post(page + "/rating", Map.of("grade", "1"));
        assertThat(resident.get(page).body()).contains("已经评价过了");
        assertThat(resident.post("/track/0000-0000-0000-0/rating", Map.of("grade", "5"))
                        .status())
                .isEqualTo(404);
    }

    private static Upload photo(String name, byte[] content) {
        return new Upload("photos", name, "image/jpeg", content);
    }
}
