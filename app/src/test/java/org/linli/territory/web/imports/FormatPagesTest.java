package org.linli.territory.web.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.Visitor.Upload;
import org.linli.territory.MapFiles;
import org.linli.territory.MapFiles.Area;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: what the clerk sees of workbooks, shapefiles and the package of base data. */
@LinliTest
class FormatPagesTest {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Autowired
    TestStaff staff;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    private Visitor clerk;

    @BeforeEach
    void signIn() {
        clerk = staff.signedIn(staff.permitted(Set.of("territory.import", "territory.browse"), null));
    }

    @Test
    void a_filled_in_template_becomes_units_and_grids() throws IOException {
        String city = city();
        List<String> titles = titles(clerk.getBytes("/imports/grids.xlsx"));
        assertThat(titles).containsExactly("网格代码", "网格名称", "社区代码", "专属网格");
        byte[] filled = book(titles, List.of(city + "02001001001", "梧桐网格", city + "02001001", ""));

        String job = upload("divisions", "grids.xlsx", SHEET, filled, Map.of()).location();

        assertThat(clerk.get(job).body()).contains("导入 1 行");
        run(job);
        Unit grid = territory.findByCode(city + "02001001001").orElseThrow();
        assertThat(grid.level()).isEqualTo("grid");
        assertThat(titles(clerk.getBytes("/imports/divisions.xlsx"))).contains("代码", "名称", "上级代码", "民政代码");
    }

    @Test
    void a_list_says_what_grids_are_for_and_what_is_exported_comes_in_again() {
        String city = city();
        String community = city + "02001001";
        String head = "网格代码,网格名称,专属网格\n";
        String job = list(head + community + "001,一格,学校\n" + community + "002,二格,\n");
        assertThat(clerk.get(job).body()).contains("新的专属网格 1 个；已有网格改变用途的 0 个");
        run(job);
        assertThat(export(community)).contains("\"一格\"," + community + ",\"网格\",\"学校\"", "\"网格\",\"一般网格\"");

        assertThat(clerk.get(list(export(community))).body())
                .as("what was exported changes nothing")
                .doesNotContain("改变用途", "/start\"");

        assertThat(clerk.get(list(head + community + "001,一格,\n" + community + "002,二格,\n"))
                        .body())
                .as("an empty cell leaves a grid what it is")
                .doesNotContain("改变用途");
        String changed = list(head + community + "001,一格,一般网格\n" + community + "002,二格,market\n");
        assertThat(clerk.get(changed).body()).contains("新的专属网格 0 个；已有网格改变用途的 2 个");
        run(changed);
        assertThat(export(community)).contains("\"网格\",\"一般网格\"", "\"二格\"," + community + ",\"网格\",\"市场\"");
    }

    @Test
    void a_use_that_nobody_knows_or_of_something_else_than_a_grid_is_refused() {
        String city = city();
        String job = list("代码,名称,专属网格\n" + city + "02001001001,一格,城堡\n" + city + "02001009,第九社区居委会,学校\n");

        assertThat(clerk.get(job).body()).contains("“专属网格”一栏看不懂", "只有网格能填“专属网格”");
    }

    private String list(String csv) {
        return upload("divisions", "网格.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8), Map.of())
                .location();
    }

    private String export(String code) {
        int no = territory.findByCode(code).orElseThrow().no();
        return clerk.get("/units/" + no + "/children.csv").body();
    }

    @Test
    void a_shapefile_without_projection_is_asked_for_its_datum_and_then_taken() {
        String city = city();
        byte[] zip = MapFiles.zip(MapFiles.shapefile(
                List.of(new Area(city + "02", "东区", List.of(MapFiles.box(99.0, 31.0, 0.1)))), Charset.forName("GBK")));

        Answer asked = upload("boundaries", "区.zip", "application/zip", zip, Map.of());
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).contains("没有 .prj", "aria-invalid=\"true\"");

        String job = upload("boundaries", "区.zip", "application/zip", zip, Map.of("datum", "CGCS2000"))
                .location();
        run(job);
        assertThat(territory.findBoundary(
                        territory.findByCode(city + "02").orElseThrow().no()))
                .isPresent();
    }

    @Test
    void an_old_workbook_is_answered_with_the_way_out() {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};

        Answer answer = upload("divisions", "区划.xls", "application/vnd.ms-excel", old, Map.of());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("另存为 .xlsx");
    }

    @Test
    void the_package_of_base_data_is_made_for_a_unit_and_a_day() throws IOException {
        String city = city();
        assertThat(clerk.get("/structure/base-data").body()).contains("基础地理数据包", "CGCS2000");

        byte[] zip = clerk.getBytes("/structure/base-data/package.zip?code=" + city + "02&asOf=");

        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("manifest.json");
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"unit\" : \"" + city + "02\"", "EPSG:4490", "地图管理条例");
        }
        assertThat(clerk.get("/structure/base-data/package.zip?code=999999").status())
                .isEqualTo(400);
        assertThat(clerk.get("/structure/base-data/package.zip?asOf=2026-99-99").status())
                .isEqualTo(400);
        Visitor reader = staff.signedIn(staff.permitted(Set.of("territory.browse"), null));
        assertThat(reader.get("/structure/base-data").status()).isEqualTo(403);
        assertThat(reader.get("/structure/base-data/package.zip").status()).isEqualTo(403);
    }

    private Answer upload(String kind, String name, String type, byte[] content, Map<String, String> form) {
        return clerk.postParts("/imports/" + kind, form, new Upload("files", name, type, content));
    }

    private void run(String job) {
        assertThat(clerk.post(job + "/start", Map.of()).status()).isEqualTo(302);
        await().atMost(Duration.ofSeconds(20)).until(() -> clerk.get(job).body().contains("<h1>导入完成</h1>"));
    }

    private static byte[] book(List<String> titles, List<String> values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("填写");
            for (int column = 0; column < titles.size(); column++) {
                sheet.value(0, column, titles.get(column));
                sheet.value(1, column, values.get(column));
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> titles(byte[] book) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            return workbook.getFirstSheet().read().getFirst().stream()
                    .map(cell -> cell.asString())
                    .toList();
        }
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
}
