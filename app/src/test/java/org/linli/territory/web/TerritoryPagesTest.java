package org.linli.territory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.springframework.beans.factory.annotation.Autowired;

@LinliTest
class TerritoryPagesTest {

    @Autowired
    TestStaff staff;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Test
    void the_tree_opens_level_by_level() {
        String city = city();
        Visitor reader = browser();

        String tree = reader.get("/units").body();
        String branch = reader.get("/units/" + no(city + "02") + "/branch", "HX-Request", "true")
                .body();

        assertThat(tree).contains("测试市", "hx-trigger=\"toggle once\"");
        assertThat(branch).contains("前街街道", "后街街道").doesNotContain("<html");
    }

    @Test
    void units_are_found_by_name_and_code_while_typing() {
        String city = city();
        Visitor reader = browser();

        assertThat(reader.get("/units/suggestions?q=" + city + "02001001", "HX-Request", "true")
                        .body())
                .contains("第一社区居委会", "测试市 / 东区 / 前街街道")
                .doesNotContain("<html");
        assertThat(reader.get("/units?q=%3Cimg%20onerror%3Dx%3E").body())
                .contains("&lt;img onerror=x>")
                .doesNotContain("<img onerror");
    }

    @Test
    void a_unit_shows_its_path_codes_children_map_and_history() {
        String city = city();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"%s02\"".formatted(city), 92.0, 36.0, 0.1))),
                        Progress.SILENT)
                .orThrow();

        String page = browser().get("/units/" + no(city + "02")).body();

        assertThat(page)
                .contains("aria-current=\"page\">东区", city + "02", "前街街道", "data-map", "boundaries.geojson")
                .contains("沿革", "平方千米")
                .doesNotContain("style=");
    }

    @Test
    void children_are_sorted_filtered_and_exported_for_import() {
        String city = city();
        Visitor reader = browser();
        String page = "/units/" + no(city + "02");

        assertThat(reader.get(page + "?sort=-name").body()).contains("aria-sort=\"descending\"");
        assertThat(reader.get(page + "?q=%E5%90%8E%E8%A1%97").body())
                .contains("后街街道</a>")
                .doesNotContain("前街街道</a>");
        String csv = reader.get(page + "/children.csv").body();
        assertThat(csv).startsWith("\uFEFF代码,名称,上级代码,层级").contains(city + "02001,\"前街街道\"," + city + "02");
        assertThat(imports.preview(TerritorySamples.system(), TerritorySamples.divisions(csv))
                        .orThrow()
                        .counts()
                        .unchanged())
                .isEqualTo(2);
    }

    @Test
    void the_map_names_what_can_be_opened_next() {
        String city = city();

        String page = browser().get("/map?unit=" + no(city)).body();

        assertThat(page).contains("东区", "西区", "/map?unit=" + no(city + "02"));
    }

    @Test
    void an_upload_is_looked_at_started_watched_and_reported() throws Exception {
        String city = TerritorySamples.newCityCode();
        Visitor clerk = staff.signedIn(staff.permitted(Set.of("territory.import", "territory.browse"), null));
        String table = TerritorySamples.divisionsOf(city) + city + "020010011111,十六位\n";

        HttpResponse<String> uploaded =
                upload(clerk, "/imports/divisions", "区划.csv", table.getBytes(Charset.forName("GBK")));
        assertThat(uploaded.statusCode()).isEqualTo(302);
        String job = URI.create(uploaded.headers().firstValue("Location").orElseThrow())
                .getPath();
        String preview = clerk.get(job).body();
        assertThat(preview).contains("看一看再导入", "GB18030", "16 位", "导入 7 行");
        assertThat(territory.findByCode(city)).isEmpty();

        assertThat(clerk.post(job + "/start", Map.of()).status()).isEqualTo(302);
        await().atMost(Duration.ofSeconds(20)).until(() -> clerk.get(job).body().contains("<h1>导入完成</h1>"));

        assertThat(clerk.get(job + "/report.csv").body()).contains("十六位,退回,");
        assertThat(clerk.get("/imports/divisions").body()).contains("区划.csv", job);
        assertThat(territory.findByCode(city)).isPresent();
    }

    @Test
    void a_file_that_cannot_be_read_is_answered_at_the_field_and_nothing_typed_is_lost() throws Exception {
        Visitor clerk = staff.signedIn(staff.permitted(Set.of("territory.import"), null));

        HttpResponse<String> answer =
                upload(clerk, "/imports/boundaries", "map.geojson", "{\"type\":".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("错误：", "不是完整的 JSON", "aria-invalid=\"true\"")
                .contains("value=\"150302007001\"", "value=\"GCJ02\" selected");
    }

    @Test
    void who_may_only_browse_sees_no_way_to_import() {
        city();
        Visitor reader = browser();

        assertThat(reader.get("/units").body()).doesNotContain("/imports/divisions");
        assertThat(reader.get("/imports/divisions").status()).isEqualTo(403);
    }

    private Visitor browser() {
        return staff.signedIn(staff.permitted(Set.of("territory.browse"), null));
    }

    private String city() {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
        return city;
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }

    private HttpResponse<String> upload(Visitor visitor, String path, String name, byte[] content)
            throws IOException, InterruptedException {
        String boundary = "----linli";
        String token = visitor.token();
        String fields = field(boundary, "_csrf", token)
                + field(boundary, "datum", "GCJ02")
                + field(boundary, "gridsOf", "150302007001")
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        byte[] head = fields.getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + staff.port() + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Cookie", cookie(visitor, "linli-session") + "; " + cookie(visitor, "linli-form"))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String cookie(Visitor visitor, String name) {
        return name + "=" + visitor.cookie(name).orElseThrow();
    }

    private static String field(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
