package org.linli.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.identity.ColleagueFile;
import org.linli.identity.Identity;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.Visitor.Upload;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: a street brings its colleagues in from Excel, and each of them opens her own account (M15-11). */
@LinliTest
class ColleaguesTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OWN = "139901000000";

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Identity identity;

    private Person administrator;
    private Visitor admin;

    @BeforeEach
    void an_administrator_of_a_street() {
        administrator = staff.holding("local-administrator", places.own());
        admin = staff.signedIn(administrator);
    }

    @Test
    void forty_colleagues_come_in_with_one_file_and_each_opens_her_account() {
        List<String> rows = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "同事%02d | forty-%02d | 网格员 | %s | %s |"
                        .formatted(i, i, i % 2 == 0 ? "网格员" : "community-clerk", i % 3 == 0 ? "试验东区" : OWN))
                .toList();

        Answer uploaded = upload(ColleagueFile.of(rows));
        assertThat(uploaded.status()).isEqualTo(302);
        assertThat(admin.get(uploaded.location()).body())
                .contains("40 人可以新增，0 行有问题")
                .contains("同事40");
        Answer slips = admin.post(uploaded.location(), Map.of("rows", "all"));
        List<String> links = ActivationTest.links(slips.body());

        assertThat(links).hasSize(40).doesNotHaveDuplicates();
        assertThat(admin.get(uploaded.location()).body()).contains("这个文件已经办完");
        assertThat(admin.get("/accounts?q=forty-").body()).contains("共 40 个账号");
        for (int i = 1; i <= 40; i++) {
            String password = "Own-password-%02d".formatted(i);
            Visitor colleague = staff.visitorFrom("127.0.40." + i);
            assertThat(colleague
                            .post(links.get(i - 1), Map.of("password", password, "repeated", password))
                            .status())
                    .isEqualTo(302);
            assertThat(colleague.signIn("forty-%02d".formatted(i), password).location())
                    .as("colleague %d", i)
                    .isEqualTo("/home");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            吴敏|wu-min|网格员|网格员|139901000000|;                          可以
            吴|wu-1|网格员|网格员|139901000000|;                              可以
            |wu-2|网格员|网格员|139901000000|;                                姓名要 1 至 60 个字
            吴敏|吴|网格员|网格员|139901000000|;                              账号要 2 至 40 位
            吴敏|wu-3||网格员|139901000000|;                                  岗位名称要 1 至 60 个字
            吴敏|wu-4|网格员|网管|139901000000|;                              没有权限组 网管
            吴敏|wu-5|网格员|系统管理员|139901000000|;                        不能安排管理员
            吴敏|wu-6|网格员|local-administrator|139901000000|;               不能安排管理员
            吴敏|wu-7|网格员|网格员|139902000000|;                            这个辖区不在您的管理范围内
            吴敏|wu-8|网格员|网格员|试验市|;                                  这个辖区不在您的管理范围内
            吴敏|wu-9|网格员|网格员|没有这个区|;                              没有辖区“没有这个区”
            吴敏|wu-10|网格员|网格员||;                                       没有辖区
            吴敏|wu-11|部门|部门处置员|139901000000|没有这个局;               这个辖区没有部门“没有这个局”
            吴敏|=CONCATENATE("wu","-12")|网格员|网格员|139901000000|;        这一行有公式
            """)
    void every_row_is_told_whether_it_is_good_and_why_not(String row, String verdict) {
        Answer uploaded = upload(ColleagueFile.of(List.of(row)));

        assertThat(admin.get(uploaded.location()).body()).contains(verdict);
    }

    @Test
    void names_of_sixty_signs_are_good_and_of_one_more_are_not() {
        Answer uploaded = upload(ColleagueFile.of(
                List.of("字".repeat(60) + "|len-60|网格员|网格员|" + OWN, "字".repeat(61) + "|len-61|网格员|网格员|" + OWN)));

        assertThat(admin.get(uploaded.location()).body()).contains("1 人可以新增，1 行有问题");
    }

    @Test
    void a_login_that_stands_twice_or_exists_already_is_found() {
        Person known = staff.holding("checker", places.sibling());
        Answer uploaded = upload(ColleagueFile.of(List.of(
                "甲|twice-1|网格员|网格员|" + OWN, "乙|TWICE-1|网格员|网格员|" + OWN, "丙|" + known.login() + "|网格员|网格员|" + OWN)));

        assertThat(admin.get(uploaded.location()).body())
                .contains("账号 twice-1 在文件里出现两次")
                .contains("账号 " + known.login() + " 已经有人用");
    }

    @Test
    void with_a_bad_row_nothing_comes_in_unless_the_good_ones_are_asked_for() {
        Answer uploaded = upload(ColleagueFile.of(List.of("好|part-good|网格员|网格员|" + OWN, "坏|part-bad|网格员|没有|" + OWN)));

        admin.post(uploaded.location(), Map.of("rows", "all"));
        assertThat(admin.get(uploaded.location()).body()).contains("一个账号也没有建");
        assertThat(admin.get("/accounts?q=part-").body()).contains("没有账号");

        Answer slips = admin.post(uploaded.location(), Map.of("rows", "good"));
        assertThat(ActivationTest.links(slips.body())).hasSize(1);
        assertThat(admin.get("/accounts?q=part-").body()).contains("part-good").doesNotContain("part-bad");
        assertThat(ActivationTest.links(
                        admin.post(uploaded.location(), Map.of("rows", "good")).body()))
                .as("once only")
                .isEmpty();
    }

    @Test
    void somebody_faster_in_between_is_noticed() {
        Answer uploaded = upload(ColleagueFile.of(List.of("慢|race-1|网格员|网格员|" + OWN)));
        admin.post(
                "/colleagues",
                Map.of(
                        "name",
                        "快",
                        "login",
                        "race-1",
                        "unit",
                        "" + places.own(),
                        "title",
                        "网格员",
                        "set",
                        "grid-worker"));

        admin.post(uploaded.location(), Map.of("rows", "all"));

        assertThat(admin.get(uploaded.location()).body()).contains("账号 race-1 已经有人用");
    }

    @Test
    void a_file_that_is_no_workbook_is_called_what_it_is() throws IOException {
        assertThat(upload("姓名,账号".getBytes(UTF_8)).body()).contains("缺少列：岗位、权限组、辖区");
        assertThat(upload(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})
                        .body())
                .contains("这不是 .xlsx 或 .csv 文件");
        assertThat(upload(new byte[0]).body()).contains("文件里没有同事");
        assertThat(upload(zip(Map.of("other.txt", 10))).body()).contains("这不是 .xlsx 或 .csv 文件");
        assertThat(upload(zip(Map.of("xl/workbook.xml", 10))).body()).contains("文件损坏");
        assertThat(upload(zip(Map.of("xl/workbook.xml", 45 << 20))).body()).contains("解开后超过 40 MB");
        assertThat(upload(new byte[6 << 20]).body()).contains("文件超过 5 MB");
        assertThat(upload(ColleagueFile.of(List.of("姓名", "账号"), List.of("甲|a-1")))
                        .body())
                .contains("缺少列：岗位、权限组、辖区");
        assertThat(upload(ColleagueFile.of(List.of())).body()).contains("文件里没有同事");
        assertThat(upload(ColleagueFile.of(IntStream.range(0, 501)
                                .mapToObj(i -> "甲|many-" + i + "|网格员|网格员|" + OWN)
                                .toList()))
                        .body())
                .contains("最多 500 行");
    }

    @Test
    void colleagues_come_in_from_csv_too() {
        Answer uploaded = upload(("姓名,账号,岗位,权限组,辖区\n文一,csv-1,网格员,网格员," + OWN + "\n").getBytes(UTF_8));

        assertThat(admin.get(uploaded.location()).body()).contains("1 人可以新增，0 行有问题");
    }

    @Test
    void a_preview_belongs_to_its_unit() {
        Answer uploaded = upload(ColleagueFile.of(List.of("甲|mine-1|网格员|网格员|" + OWN)));
        Visitor neighbour = staff.signedIn(staff.holding("local-administrator", places.sibling()));

        assertThat(neighbour.get(uploaded.location()).status()).isEqualTo(404);
        assertThat(neighbour.post(uploaded.location(), Map.of("rows", "all")).status())
                .isEqualTo(404);
    }

    @Test
    void the_template_offers_the_sets_and_units_of_the_administrator() throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(admin.getBytes("/colleagues/template.xlsx")))) {
            String lists =
                    workbook.getSheets().skip(1).flatMap(ColleaguesTest::texts).collect(Collectors.joining(" "));
            assertThat(workbook.getFirstSheet().read().getFirst().getCellText(0))
                    .isEqualTo("姓名");
            assertThat(lists)
                    .contains("网格员")
                    .contains("试验东区")
                    .doesNotContain("系统管理员")
                    .doesNotContain("试验西区")
                    .doesNotContain("试验市");
        }
    }

    @Test
    void the_export_holds_the_own_unit_only_and_can_be_read_in_again() throws IOException {
        Person own = staff.holding("checker", places.own());
        Person elsewhere = staff.holding("checker", places.sibling());
        byte[] file = admin.getBytes("/accounts/export.xlsx");

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(texts(workbook.getFirstSheet()).toList())
                    .contains(own.login(), "核查员", "139901")
                    .doesNotContain(elsewhere.login());
        }
        Answer again = upload(admin.getBytes("/accounts/export.xlsx?q=" + own.login()));
        assertThat(admin.get(again.location()).body()).contains("账号 " + own.login() + " 已经有人用");
    }

    private static Stream<String> texts(Sheet sheet) {
        try {
            return sheet.read().stream()
                    .flatMap(row -> IntStream.range(0, row.getCellCount()).mapToObj(row::getCellText));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer upload(byte[] file) {
        return admin.postParts("/colleagues/import", Map.of(), new Upload("file", "同事.xlsx", XLSX, file));
    }

    /** @param entries name and size; the content packs well */
    private static byte[] zip(Map<String, Integer> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Integer> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(new byte[entry.getValue()]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
