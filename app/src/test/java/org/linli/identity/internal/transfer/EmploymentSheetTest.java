package org.linli.identity.internal.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.OnRecord;
import org.linli.evidence.Subject;
import org.linli.identity.ColleagueFile;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.identity.Visitor.Upload;
import org.linli.identity.internal.colleagues.ColleagueImports;
import org.linli.identity.internal.transfer.EmploymentRows.Change;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.territory.Territory;
import org.linli.territory.TerritorySamples;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: grade and pay of a whole unit are recorded from one workbook, as seen or not at all (M01-23). */
@LinliTest
@ExtendWith(OutputCaptureExtension.class)
class EmploymentSheetTest {

    private static final String HOME = "/colleagues/employment";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEADING = List.of("账号", "姓名", "身份", "职级", "薪级、待遇", "备注");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"");

    @Autowired
    OnRecord onRecord;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Employments employments;

    @Autowired
    EmploymentRows rows;

    @Autowired
    ColleagueImports imports;

    @Autowired
    Evidence evidence;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    private Person first;
    private Person second;
    private Person officer;
    private Visitor office;

    @BeforeEach
    void an_officer_and_two_colleagues() {
        first = staff.holding("community-clerk", places.own());
        second = staff.holding("grid-worker", places.own());
        officer = staff.permitted(Set.of(Transfers.PERMISSION), places.own());
        office = staff.signedIn(officer);
    }

    @Test
    void she_takes_the_workbook_completes_it_looks_and_everybody_is_recorded_at_once() throws IOException {
        know(first, new Employment("事业编制", "九级职员", ""));
        List<List<String>> given = cells(office.getBytes(HOME + "/workbook.xlsx"));
        assertThat(given.getFirst()).startsWith("账号", "姓名", "身份", "职级", "薪级、待遇", "岗位", "单位");
        assertThat(given)
                .anySatisfy(row -> assertThat(row)
                        .startsWith(first.login(), first.name(), "事业编制", "九级职员", "")
                        .contains("试验东区"));
        assertThat(given).anySatisfy(row -> assertThat(row).startsWith(second.login(), second.name(), "", "", ""));

        Answer uploaded =
                upload(row(first, "", "八级职员", "薪级 14"), row(second, "网格员", "一级", "档 3"), row(officer, "", "", ""));
        assertThat(office.get(uploaded.location()).body()).contains("2 人有改动，1 人不变，0 行有问题", "九级职员", "八级职员", "薪级 14");
        assertThat(known(first)).as("before she confirms").isEqualTo(new Employment("事业编制", "九级职员", ""));
        Answer confirmed = confirm(uploaded, "all");

        assertThat(office.get(confirmed.location()).body()).contains("已登记 2 人", "这个文件已经办完");
        assertThat(known(first)).isEqualTo(new Employment("事业编制", "八级职员", "薪级 14"));
        assertThat(known(second)).isEqualTo(new Employment("网格员", "一级", "档 3"));
        assertThat(entries(first)).contains("account.employment-changed");
        assertThat(entries(second)).contains("account.employment-changed");
        assertThat(entries(officer)).doesNotContain("account.employment-changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            LOGIN|NAME|事业编制|九级职员|薪级 12|;       1 人有改动，0 人不变，0 行有问题
            LOGIN|NAME||九级职员||;                      1 人有改动
            LOGIN|NAME||||还没有定;                      0 人有改动，1 人不变
            nobody-here|NAME||九级职员||;                没有账号“nobody-here”
            |NAME||九级职员||;                           没有账号“”
            LOGIN|别人||九级职员||;                      姓名和账号 LOGIN 对不上
            LOGIN|||九级职员||;                          姓名和账号 LOGIN 对不上
            LOGIN|NAME||||=1+1;                          0 人有改动，1 人不变
            LOGIN|NAME|||=12*300|;                       这一行有公式
            LOGIN|NAME||-3+1||;                          不能以 = + - @ 开头
            LOGIN|NAME|||@SUM(A1)|;                      不能以 = + - @ 开头
            LOGIN|NAME|||12345678901234567890123456789012345678901|; 每项最多 40 个字
            """)
    void every_row_is_told_what_it_comes_to(String row, String verdict) {
        Answer uploaded = upload(of(row));

        assertThat(office.get(uploaded.location()).body()).contains(of(verdict));
    }

    private String of(String text) {
        return text.replace("LOGIN", first.login()).replace("NAME", first.name());
    }

    @Test
    void a_colleague_of_another_unit_is_answered_like_somebody_who_does_not_exist() throws IOException {
        Person elsewhere = staff.holding("community-clerk", places.sibling());
        know(elsewhere, new Employment("事业编制", "六级职员", "薪级 30"));

        assertThat(cells(office.getBytes(HOME + "/workbook.xlsx")).toString())
                .doesNotContain(elsewhere.login(), "薪级 30");
        Answer uploaded = upload(row(elsewhere, "", "九级职员", "薪级 1"));
        assertThat(office.get(uploaded.location()).body())
                .contains("没有账号“" + elsewhere.login() + "”")
                .doesNotContain("薪级 30");
        office.post(uploaded.location(), Map.of("rows", "good", "seen", seen(uploaded)));
        assertThat(known(elsewhere).payClass()).isEqualTo("薪级 30");
    }

    @Test
    void a_refused_row_keeps_all_out_unless_the_good_ones_are_asked_for() {
        Answer uploaded = upload(
                row(first, "", "九级职员", ""), "nobody|无||九级职员||", row(first, "", "八级职员", ""), row(second, "", "一级", ""));
        assertThat(office.get(uploaded.location()).body()).contains("2 人有改动，0 人不变，2 行有问题", "和第 2 行是同一个账号");

        assertThat(office.get(confirm(uploaded, "all").location()).body()).contains("一个人也没有登记");
        assertThat(known(first)).isEqualTo(Employment.unknown());
        confirm(uploaded, "good");
        assertThat(known(first).grade()).isEqualTo("九级职员");
        assertThat(known(second).grade()).isEqualTo("一级");

        know(first, Employment.unknown());
        office.post(uploaded.location(), Map.of("rows", "good", "seen", "0"));
        assertThat(known(first)).as("once only").isEqualTo(Employment.unknown());
    }

    @Test
    void what_somebody_else_wrote_after_the_preview_is_not_written_over() {
        Answer uploaded = upload(row(first, "", "九级职员", ""), row(second, "", "一级", ""));
        String seen = seen(uploaded);
        know(first, new Employment("", "七级职员", ""));

        Answer refused = office.post(uploaded.location(), Map.of("rows", "all", "seen", seen));
        assertThat(office.get(refused.location()).body()).contains("预览之后有人改过其中的登记，一个人也没有登记", "七级职员");
        assertThat(known(first).grade()).isEqualTo("七级职员");
        assertThat(known(second)).isEqualTo(Employment.unknown());

        confirm(uploaded, "all");
        assertThat(known(first).grade()).as("looked at once more").isEqualTo("九级职员");
        assertThat(known(second).grade()).isEqualTo("一级");
    }

    @Test
    void of_many_changes_none_is_written_where_one_is_no_longer_as_it_was() {
        know(first, new Employment("", "七级职员", ""));
        Employment after = new Employment("", "九级职员", "");

        Outcome<Integer> outcome = transactions.write(
                TerritorySamples.staffEverywhere().scope(),
                () -> employments.putAll(
                                TerritorySamples.staffEverywhere(),
                                List.of(
                                        new Change(second.account(), Employment.unknown(), after),
                                        new Change(first.account(), Employment.unknown(), after)))
                        ? Outcome.done(2)
                        : Outcome.refused("transfer.book.meanwhile"));

        assertThat(outcome).isEqualTo(Outcome.refused("transfer.book.meanwhile"));
        assertThat(known(first).grade()).isEqualTo("七级职员");
        assertThat(known(second)).isEqualTo(Employment.unknown());
        assertThat(entries(second)).doesNotContain("account.employment-changed");
    }

    @Test
    void a_file_that_is_no_such_workbook_is_called_what_it_is() {
        byte[] good = ColleagueFile.of(HEADING, List.of(row(first, "", "九级职员", "")));

        assertThat(send(new byte[0]).body()).contains("文件里没有人");
        assertThat(send(ColleagueFile.of(HEADING, List.of())).body()).contains("文件里没有人");
        assertThat(send(Arrays.copyOf(good, good.length / 2)).body()).contains("文件损坏");
        assertThat(send(new byte[] {'x', 0, 'y'}).body()).contains("这不是 .xlsx 或 .csv 文件");
        assertThat(send(new byte[6 << 20]).body()).contains("文件超过 5 MB");
        assertThat(send(ColleagueFile.of(List.of("账号", "姓名", "职级"), List.of("a|b|c")))
                        .body())
                .contains("缺少列：薪级、待遇");
        assertThat(send("hello".getBytes(UTF_8)).body()).contains("缺少列：账号、姓名、职级、薪级、待遇");
        Answer tooLong = upload(IntStream.rangeClosed(0, EmploymentSheets.MOST_ROWS)
                .mapToObj(i -> "nobody-" + i + "|无||九级职员||")
                .toArray(String[]::new));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("最多 5,000 行");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void it_may_come_as_csv(String charset) {
        String table = "姓名,账号,职级,薪级、待遇\r\n%s,%s,九级职员,\"薪级 12,档 3\"\r\n%s,%s,=1+1,\r\n"
                .formatted(first.name(), first.login(), second.name(), second.login());

        Answer uploaded = send(table.getBytes(Charset.forName(charset)));
        assertThat(office.get(uploaded.location()).body()).contains("1 人有改动，0 人不变，1 行有问题", "这一行有公式");
        confirm(uploaded, "good");

        assertThat(known(first)).isEqualTo(new Employment("", "九级职员", "薪级 12,档 3"));
    }

    @Test
    void pay_stands_in_no_log_no_evidence_no_address_and_no_message(CapturedOutput output) {
        Answer uploaded = upload(row(first, "编制六三", "职级六三", "薪级六三"));
        Answer confirmed = confirm(uploaded, "all");
        employments
                .put(TerritorySamples.staffEverywhere(), second.account(), new Employment("", "", "薪级六三"))
                .orThrow();

        assertThat(uploaded.location() + confirmed.location()).doesNotContain("六三", "%");
        assertThat(office.get(confirmed.location()).body()).contains("已登记 1 人").doesNotContain("六三");
        assertThat(output.getAll()).doesNotContain("六三");
        List<String> facts = transactions.read(
                TerritorySamples.staffEverywhere().scope(),
                () -> jdbc.sql("SELECT facts FROM evidence_entry WHERE subject_id IN (:people)"
                                + " AND verb = 'account.employment-changed'")
                        .param("people", List.of(first.account(), second.account()))
                        .query(String.class)
                        .list());
        assertThat(facts)
                .hasSize(2)
                .allSatisfy(one ->
                        assertThat(one).contains("pay class", "employment").doesNotContain("六三"));
        assertThat(new Employment("编制六三", "", "薪级六三").toString()).doesNotContain("六三");
    }

    @Test
    void what_is_sent_is_sealed_gone_once_confirmed_and_after_a_day() {
        Answer left = upload(row(first, "", "九级职员", "薪级六四"));
        Answer done = upload(row(second, "", "九级职员", "薪级六四"));
        confirm(done, "all");

        assertThat(stored(left)).doesNotContain("薪级六四", HexFormat.of().formatHex("薪级六四".getBytes(UTF_8)));
        assertThat(jdbcRead("SELECT lines IS NULL FROM colleague_import WHERE id = :id", done))
                .isEqualTo("t");
        transactions.write(
                TerritorySamples.staffEverywhere().scope(),
                () -> jdbc.sql(
                                "UPDATE colleague_import SET created_at = created_at - interval '25 hours' WHERE id = :id")
                        .param("id", id(left))
                        .update());
        imports.forget();
        assertThat(office.get(left.location()).status()).isEqualTo(404);
    }

    @Test
    void a_file_belongs_to_its_unit_and_is_no_list_of_new_colleagues() {
        Answer uploaded = upload(row(first, "", "九级职员", ""));
        String seen = seen(uploaded);
        Visitor neighbour = staff.signedIn(staff.permitted(Set.of(Transfers.PERMISSION), places.sibling()));
        Visitor administrator = staff.signedIn(staff.holding("local-administrator", places.own()));

        assertThat(neighbour.get(uploaded.location()).status()).isEqualTo(404);
        assertThat(neighbour
                        .post(uploaded.location(), Map.of("rows", "all", "seen", seen))
                        .status())
                .isEqualTo(404);
        assertThat(administrator.get("/colleagues/import/" + id(uploaded)).status())
                .isEqualTo(404);
    }

    @Test
    void whoever_is_shown_finds_out_who_looked() {
        office.getBytes(HOME + "/workbook.xlsx");
        assertThat(looks(second)).isEqualTo(1);
        office.get(upload(row(second, "", "一级", "")).location());
        assertThat(looks(second)).isEqualTo(2);
        assertThat(looks(first)).isEqualTo(1);
    }

    @Test
    void five_thousand_are_recorded_in_one_go_and_the_page_shows_what_is_to_be_looked_at() {
        String city = reorganisation.oldCity();
        int street = territory.findByCode(city + "02001").orElseThrow().no();
        office = staff.signedIn(staff.permitted(Set.of(Transfers.PERMISSION), street));
        people(city, street, EmploymentSheets.MOST_ROWS);
        assertThat(office.get(HOME).body()).contains("下载表格（5,001 人）", "账号排在前面的 5,000 人");

        List<String> sent = new ArrayList<>(IntStream.range(1, EmploymentSheets.MOST_ROWS)
                .mapToObj(i -> "s%s-%d|人%d||一级|档 %d|".formatted(city, i, i, i))
                .toList());
        sent.add("nobody|无||一级||");
        Answer uploaded = upload(sent.toArray(String[]::new));
        assertThat(office.get(uploaded.location()).body())
                .contains("4,999 人有改动，0 人不变，1 行有问题", "没有账号“nobody”", "共列 300 行");
        confirm(uploaded, "good");

        assertThat(transactions
                        .read(
                                TerritorySamples.staffEverywhere().scope(),
                                () -> rows.listByLogins(List.of("s" + city + "-4999")))
                        .getFirst()
                        .employment())
                .isEqualTo(new Employment("", "一级", "档 4999"));
    }

    private void people(String city, int unitNo, int count) {
        jdbc.sql("""
                        INSERT INTO account (id, login, display_name, password_hash, state, is_demo, unit_no, created_at, sessions_from)
                        SELECT gen_random_uuid(), 's' || :city || '-' || n, '人' || n, '', 'ACTIVE', false, :unitNo, now(), now()
                        FROM generate_series(1, :count) n
                        """)
                .param("city", city)
                .param("unitNo", unitNo)
                .param("count", count)
                .update();
    }

    @Test
    void the_list_of_accounts_and_the_page_of_an_account_lead_here() {
        Visitor administrator = staff.signedIn(staff.holding("local-administrator", places.own()));

        assertThat(administrator.get("/accounts").body()).contains("href=\"" + HOME + "\"");
        assertThat(administrator.get("/accounts/" + first.account()).body())
                .contains("href=\"/accounts/" + first.account() + "/employment\"");
        assertThat(staff.signedIn(staff.holding("system-administrator", places.own()))
                        .get("/accounts")
                        .body())
                .doesNotContain(HOME);
        assertThat(office.get(HOME).body()).contains("批量登记职级待遇", "下载表格");
    }

    private static String row(Person person, String standing, String grade, String payClass) {
        return String.join("|", person.login(), person.name(), standing, grade, payClass, "");
    }

    private Answer upload(String... rows) {
        return send(ColleagueFile.of(HEADING, List.of(rows)));
    }

    private Answer send(byte[] file) {
        return office.postParts(HOME, Map.of(), new Upload("file", "职级待遇.xlsx", XLSX, file));
    }

    private Answer confirm(Answer uploaded, String rows) {
        return office.post(uploaded.location(), Map.of("rows", rows, "seen", seen(uploaded)));
    }

    private String seen(Answer uploaded) {
        Matcher found = SEEN.matcher(office.get(uploaded.location()).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void know(Person person, Employment employment) {
        employments
                .put(TerritorySamples.staffEverywhere(), person.account(), employment)
                .orThrow();
    }

    private Employment known(Person person) {
        return transactions
                .read(TerritorySamples.staffEverywhere().scope(), () -> rows.find(person.account()))
                .orElseThrow()
                .employment();
    }

    private List<String> entries(Person person) {
        return onRecord.verbs("account", person.account());
    }

    private long looks(Person person) {
        return transactions
                .read(
                        TerritorySamples.staffEverywhere().scope(),
                        () -> evidence.listAccesses(new Subject("account", person.account())))
                .stream()
                .filter(one -> one.actorName().startsWith(officer.name()))
                .filter(one -> one.purpose().equals(Transfers.PERMISSION))
                .count();
    }

    private String stored(Answer uploaded) {
        return jdbcRead("SELECT colleague_import::text FROM colleague_import WHERE id = :id", uploaded);
    }

    private String jdbcRead(String sql, Answer uploaded) {
        return transactions.read(
                TerritorySamples.staffEverywhere().scope(),
                () -> jdbc.sql(sql)
                        .param("id", id(uploaded))
                        .query(String.class)
                        .single());
    }

    private static UUID id(Answer uploaded) {
        return UUID.fromString(uploaded.location().substring(uploaded.location().lastIndexOf('/') + 1));
    }

    private static List<List<String>> cells(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> IntStream.range(0, row.getCellCount())
                            .mapToObj(row::getCellText)
                            .toList())
                    .toList();
        }
    }
}
