package org.linli.identity.web.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.identity.ColleagueFile;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.Visitor.Upload;
import org.linli.identity.internal.workers.roster.RosterWork;
import org.linli.identity.internal.workers.roster.Rosters;
import org.linli.kernel.Transactions;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: rosters of departments come in from Excel, row by row judged, whole or not at all (M01-06). */
@LinliTest
class RosterTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEADING = List.of("姓名", "电话", "角色", "辖区", "条线部门", "负责", "开始日期", "结束日期", "身份证号");

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    RosterWork work;

    @Autowired
    Rosters rosters;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private String city;
    private Visitor admin;

    @BeforeEach
    void the_administrator_of_a_street() {
        city = reorganisation.oldCity();
        int street = territory.findByCode(city + "02001").orElseThrow().no();
        Person person = staff.holding("local-administrator", street);
        admin = staff.signedIn(person);
    }

    @Test
    void a_roster_comes_in_and_within_it_the_same_name_and_phone_is_one_person() {
        Answer uploaded = upload(
                "甲|13900030001|辅助人员|" + city + "02001001|城管||2026-03-01||150303199001011234",
                "甲|139 0003 0001|志愿者|第一社区居委会|||2026年3月||",
                "乙||楼栋长|" + city + "02001001||5 号楼|||");
        assertThat(admin.get(uploaded.location()).body()).contains("3 行可以导入，0 行已经登记过，0 行有问题");
        start(uploaded, "all");

        String report = admin.get(uploaded.location()).body();
        assertThat(report).contains("新登记 2 人、3 项任职；0 行原已登记，0 行略过", "已导入").doesNotContain("150303199001011234");
        assertThat(admin.get("/workers?kind=auxiliary").body()).contains("城管", "1 人，1 项任职");
        assertThat(admin.get("/workers/import").body()).contains("城管名册");
        assertThat(engagements()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            甲||志愿者|C02001001|||2026-03-01|;                 可以
            甲|0473-0000011|街镇干部|C02001|||2026/3/1|2026.3.2;  可以
            甲||Volunteer|C02001001|||46082|;                   可以
            |1|志愿者|C02001001||||;                            姓名要 1 至 60 个字
            甲|找我|志愿者|C02001001||||;                       这不是电话号码
            甲||老板|C02001001||||;                             没有角色“老板”
            甲||志愿者|没有这里||||;                            没有辖区“没有这里”
            甲||志愿者|||||;                                    没有辖区
            甲||志愿者|C02002001||||;                           不在您的管理范围内
            甲||志愿者|C02||||;                                 不在您的管理范围内
            甲||辅助人员|C02001001||||;                         辅助人员要填条线部门
            甲||居民小组长|C02001001||||;                       要填负责的小组或楼栋
            甲||志愿者|C02001001|||2026-03-02|2026-03-01;       结束不能早于开始
            甲||志愿者|C02001001|||2026-02-30|;                 看不懂日期“2026-02-30”
            甲||志愿者|C02001001|||不久以前|;                   看不懂日期“不久以前”
            =CONCATENATE("甲","乙")||志愿者|C02001001||||;      这一行有公式
            甲||志愿者|C02001001||号 150303199001011234||;      不登记身份证号
            """)
    void every_row_is_told_whether_it_is_good_and_why_not(String row, String verdict) {
        Answer uploaded = upload(row.strip().replace("|C", "|" + city));

        assertThat(admin.get(uploaded.location()).body()).contains(verdict);
    }

    @Test
    void the_same_row_twice_is_found_and_days_that_do_not_overlap_are_two_engagements() {
        Answer uploaded = upload(
                "甲||志愿者|" + city + "02001001|||2025-01-01|2025-06-30|",
                "甲||志愿者|" + city + "02001001|||2025-07-01||",
                "甲||志愿者|" + city + "02001001|||2026-01-01||");

        assertThat(admin.get(uploaded.location()).body()).contains("2 行可以导入", "1 行有问题", "和第 3 行相同");
    }

    @Test
    void a_bad_row_keeps_all_out_unless_the_good_ones_are_asked_for() {
        Answer uploaded = upload("甲||志愿者|" + city + "02001001||||", "乙||没有|" + city + "02001001||||");

        start(uploaded, "all");
        assertThat(admin.get(uploaded.location()).body()).contains("一行也没有导入");
        assertThat(engagements()).isZero();
        start(uploaded, "good");
        assertThat(engagements()).isEqualTo(1);
        assertThat(admin.get(uploaded.location()).body()).contains("0 行原已登记，1 行略过", "没有角色“没有”");
        admin.post(uploaded.location(), Map.of("rows", "good"));
        work.workOff();
        assertThat(engagements()).as("once only").isEqualTo(1);
    }

    @Test
    void what_changed_after_the_preview_keeps_all_of_it_out() {
        Answer uploaded = upload("甲||志愿者|" + city + "02001001||||", "乙||志愿者|" + city + "02001001||||");
        transactions.write(
                TerritorySamples.staffEverywhere().scope(),
                () -> jdbc.sql("""
                        UPDATE worker_roster
                        SET state = 'WAITING',
                            actor_scope = int4multirange(int4range(:street, :street + 1))
                        WHERE id = :id
                        """)
                        .param(
                                "street",
                                territory
                                        .findByCode(city + "02001")
                                        .orElseThrow()
                                        .no())
                        .param("id", id(uploaded))
                        .update());
        finish(uploaded);

        assertThat(admin.get(uploaded.location()).body()).contains("预览之后情况变了", "一行也没有导入");
        assertThat(engagements()).isZero();
    }

    @Test
    void a_roster_that_is_sent_again_changes_nothing() {
        String[] rows = {
            "甲|13900030003|志愿者|" + city + "02001001|||2026-03-01||", "乙||志愿者|" + city + "02001001|||2026-03-01||"
        };
        start(upload(rows), "all");
        Answer again = upload(rows);

        assertThat(admin.get(again.location()).body()).contains("0 行可以导入，2 行已经登记过", "已经登记过");
        assertThat(admin.post(again.location(), Map.of("rows", "all")).status()).isEqualTo(302);
        assertThat(admin.get(again.location()).body()).contains("没有一行可以导入");
        work.workOff();
        assertThat(engagements()).isEqualTo(2);
    }

    @Test
    void merged_cells_are_pointed_out() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名册");
            sheet.value(0, 0, "协管员名册");
            sheet.range(0, 0, 0, 7).merge();
            for (int i = 0; i < HEADING.size(); i++) {
                sheet.value(1, i, HEADING.get(i));
            }
            for (int row = 2; row < 5; row++) {
                sheet.value(row, 0, "合并" + row);
                sheet.value(row, 2, "志愿者");
                sheet.value(row, 3, city + "02001001");
            }
            sheet.range(3, 3, 4, 3).merge();
        }
        Answer uploaded = send("城管名册", bytes.toByteArray());

        assertThat(admin.get(uploaded.location()).body()).contains("1 行可以导入", "2 行有问题", "有合并单元格");
    }

    @Test
    void five_thousand_rows_come_in_and_one_more_does_not() {
        String[] rows = IntStream.range(0, Rosters.MOST_ROWS)
                .mapToObj(i -> "人%04d|1390004%04d|志愿者|%s02001001|||2026-03-01||".formatted(i, i, city))
                .toArray(String[]::new);
        Answer uploaded = upload(rows);
        start(uploaded, "all");

        assertThat(admin.get(uploaded.location()).body()).contains("新登记 5,000 人、5,000 项任职");
        assertThat(admin.get("/workers?kind=volunteer").body()).contains("5,000 人，5,000 项任职");
        String[] more = IntStream.rangeClosed(0, Rosters.MOST_ROWS)
                .mapToObj(i -> "人" + i + "||志愿者|" + city + "02001001||||")
                .toArray(String[]::new);
        assertThat(upload(more).body()).contains("最多 5,000 行");
    }

    @Test
    void a_file_that_is_no_roster_is_called_what_it_is() {
        assertThat(send("名册", "姓名,电话".getBytes(UTF_8)).body()).contains("缺少列：角色、辖区");
        assertThat(send("名册", new byte[] {'x', 0, 'y'}).body()).contains("这不是 .xlsx 或 .csv 文件");
        assertThat(send("名册", "姓名,角色,辖区\n\"甲,志愿者,1\n".getBytes(UTF_8)).body()).contains("第 2 行的引号没有成对");
        assertThat(send("名册", new byte[0]).body()).contains("文件里没有人");
        assertThat(send("名册", ColleagueFile.of(List.of("甲|a-1|网格员|网格员|1|"))).body())
                .contains("缺少列：角色");
        assertThat(send("名册", ColleagueFile.of(HEADING, List.of())).body()).contains("文件里没有人");
        assertThat(send(" ", ColleagueFile.of(HEADING, List.of("甲||志愿者|1||||"))).body())
                .contains("名册名称要 1 至 60 个字");
        byte[] cut = ColleagueFile.of(HEADING, List.of("甲||志愿者|1||||"));
        assertThat(send("名册", Arrays.copyOf(cut, cut.length / 2)).body()).contains("文件损坏");
    }

    @Test
    void a_roster_belongs_to_its_unit_and_its_rows_are_sealed() {
        Answer uploaded = upload("密封|13900030009|志愿者|" + city + "02001001||||");
        Visitor neighbour = staff.signedIn(staff.holding(
                "local-administrator",
                territory.findByCode(city + "02002").orElseThrow().no()));

        assertThat(neighbour.get(uploaded.location()).status()).isEqualTo(404);
        assertThat(neighbour.post(uploaded.location(), Map.of("rows", "all")).status())
                .isEqualTo(404);
        assertThat(neighbour.get("/workers/import").body()).doesNotContain("城管名册");
        assertThat(transactions.read(
                        TerritorySamples.staffEverywhere().scope(),
                        () -> jdbc.sql("SELECT worker_roster::text FROM worker_roster WHERE id = :id")
                                .param("id", id(uploaded))
                                .query(String.class)
                                .single()))
                .doesNotContain("密封", "13900030009", HexFormat.of().formatHex("密封".getBytes(UTF_8)));
    }

    @Test
    void what_nobody_started_is_forgotten_after_a_day_and_a_report_after_thirty() {
        Answer left = upload("甲||志愿者|" + city + "02001001||||");
        Answer done = upload("乙||志愿者|" + city + "02001001||||");
        start(done, "all");
        transactions.write(
                TerritorySamples.staffEverywhere().scope(),
                () -> jdbc.sql("""
                        UPDATE worker_roster
                        SET created_at = created_at - interval '31 days',
                            ended_at = ended_at - interval '31 days'
                        WHERE id IN (:ids)
                        """).param("ids", List.of(id(left), id(done))).update());

        rosters.forget();

        assertThat(admin.get(left.location()).status()).isEqualTo(404);
        assertThat(admin.get(done.location()).body()).contains("新登记 1 人").doesNotContain(">乙<");
    }

    @Test
    void the_template_offers_the_roles_and_units_of_the_administrator() throws IOException {
        byte[] file = admin.getBytes("/workers/template.xlsx");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<String> lists = workbook.getSheets()
                    .skip(1)
                    .flatMap(sheet -> {
                        try {
                            return sheet.read().stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .flatMap(row -> IntStream.range(0, row.getCellCount()).mapToObj(row::getCellText))
                    .toList();
            assertThat(lists).contains("楼栋长", "第一社区居委会").doesNotContain("后街街道", "东区");
        }
        assertThat(send("模板", file).body()).contains("文件里没有人");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            UTF-8;    ''
            UTF-8;    mark
            UTF-16LE; mark
            GB18030;  ''
            """)
    void a_roster_saved_as_csv_comes_in_as_one_from_excel_does(String charset, String mark) {
        String table = "城管中队协管员名册,,,,\r\n姓名,电话,角色,辖区,负责,身份证号\r\n"
                + "王㙍,+86 139 0003 0005,楼栋长," + city + "02001001,\"5 号楼,6 号楼\",150303199001011234\r\n"
                + "\"=HYPERLINK(\"\"http://x\"\")\",,志愿者," + city + "02001001,,\r\n"
                + ",,老板," + city + "02001001,-,\r\n";

        Answer uploaded = send("名册", ((mark.isEmpty() ? "" : "\uFEFF") + table).getBytes(Charset.forName(charset)));
        assertThat(admin.get(uploaded.location()).body())
                .contains("1 行可以导入，0 行已经登记过，2 行有问题", "王㙍", "5 号楼,6 号楼", "这一行有公式", "姓名要 1 至 60 个字")
                .doesNotContain("150303199001011234");
        start(uploaded, "good");

        assertThat(admin.get("/workers?kind=building-leader").body()).contains("王㙍");
        assertThat(engagements()).isEqualTo(1);
    }

    private Answer upload(String... rows) {
        return send("城管名册", ColleagueFile.of(HEADING, List.of(rows)));
    }

    private Answer send(String title, byte[] file) {
        return admin.postParts("/workers/import", Map.of("title", title), new Upload("file", "名册.xlsx", XLSX, file));
    }

    private void start(Answer uploaded, String rows) {
        admin.post(uploaded.location(), Map.of("rows", rows));
        finish(uploaded);
    }

    /** Whoever is faster does the work: the server's own job or the test. */
    private void finish(Answer uploaded) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (isUnderWay(uploaded) && System.nanoTime() < end) {
            work.workOff();
        }
    }

    private boolean isUnderWay(Answer uploaded) {
        return transactions.<Boolean>read(
                TerritorySamples.staffEverywhere().scope(),
                () -> jdbc.sql("SELECT state IN ('WAITING', 'RUNNING') FROM worker_roster WHERE id = :id")
                        .param("id", id(uploaded))
                        .query(Boolean.class)
                        .single());
    }

    private static UUID id(Answer uploaded) {
        return UUID.fromString(uploaded.location().substring(uploaded.location().lastIndexOf('/') + 1));
    }

    private int engagements() {
        int street = territory.findByCode(city + "02001").orElseThrow().no();
        return transactions.<Integer>read(
                TerritorySamples.staffAt(territory, street).scope(),
                () -> jdbc.sql("SELECT count(*) FROM engagement")
                        .query(Integer.class)
                        .single());
    }
}
