package org.linli.statute.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: rules are found, read and changed at the desk; what cannot be right is answered, and nothing is lost. */
@LinliTest
class RulePagesTest {

    private static final Pattern COUNT = Pattern.compile("共 (\\d+) 条规则");
    private static final AtomicInteger KEYS = new AtomicInteger();

    @Autowired
    TestStaff staff;

    @Autowired
    TestTown towns;

    @Autowired
    JdbcClient jdbc;

    private Town town;
    private Visitor admin;
    private String key;

    @BeforeEach
    void aRuleOfItsOwn() {
        town = towns.found();
        admin = staff.signedIn(staff.holding("system-administrator", town.city()));
        key = "test.rule-" + KEYS.incrementAndGet();
        jdbc.sql("""
                        INSERT INTO rule (key, valid, value, title, title_en, source, certainty)
                        VALUES (:key, '[2020-01-01,)', '2H', :title, 'A rule for tests', '测试', 'M')
                        """).param("key", key).param("title", "测试规则 " + key).update();
    }

    @Test
    void the_list_is_narrowed_and_counts_truly() {
        assertThat(count("/rules?q=" + key)).isEqualTo(1);
        assertThat(count("/rules?field=elections")).isGreaterThan(10);
        assertThat(count("/rules")).isGreaterThan(count("/rules?field=elections"));
        assertThat(admin.get("/rules?certainty=J&q=" + key).body()).contains("没有符合条件的规则");
        assertThat(admin.get("/rules?day=2025-12-31&q=residents.area-size").body())
                .contains("100 至 700 户");
        assertThat(admin.get("/rules?day=2026-01-01&q=residents.area-size").body())
                .contains("1000 至 3000 户");
    }

    @Test
    void a_rule_shows_what_held_when_by_which_article() {
        String page = admin.get("/rules/residents.meeting-called-by").body();
        assertThat(page).contains("1/5 以上", "自 2026-01-01 起", "1990-01-01 至 2025-12-31", "第二十六条", "今天有效", "法律原文");
        assertThat(admin.get("/rules/incident.verify").body()).contains("系统默认", "2 个工作时");
        assertThat(admin.get("/rules/no.such-rule").status()).isEqualTo(404);
    }

    @Test
    void a_change_is_tried_confirmed_and_shown() {
        Map<String, String> form = form("2030-01-01", "3H");
        Answer review = admin.post("/rules/" + key + "/review", form);
        assertThat(review.status()).isEqualTo(200);
        assertThat(review.body()).contains("试算结果", "缩短", "新增", "没有正在走的时钟会移动", "3 个工作时");
        assertThat(admin.get("/rules/" + key).body()).doesNotContain("3 个工作时");

        Answer done = admin.post("/rules/" + key + "/change", hidden(review, form));
        Answer again = admin.post("/rules/" + key + "/change", hidden(review, form));

        assertThat(done.location()).isEqualTo("/rules/" + key);
        assertThat(again.location()).isEqualTo("/rules/" + key);
        assertThat(admin.get("/rules/" + key).body())
                .contains("新版本已生效", "尚未生效", "2020-01-01 至 2029-12-31", "变更记录", "会议&lt;b&gt;决定");
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void one_may_go_back_from_the_dry_run_with_everything_typed() {
        Map<String, String> form = form("2030-01-01", "3H");
        form.put("edit", "1");
        assertThat(admin.post("/rules/" + key + "/review", form).body())
                .contains("value=\"3H\"", "value=\"2030-01-01\"", "会议&lt;b&gt;决定")
                .doesNotContain("frame-errors");
    }

    @ParameterizedTest(name = "{0}={1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            value     | -2H        | 422 | 时限看不懂
            value     | 0H         | 422 | 时限看不懂
            value     | 99999D     | 422 | 时限看不懂
            value     | 2X         | 422 | 时限看不懂
            value     | ''         | 422 | 请填写
            from      | ''         | 422 | 请填写
            from      | 2030-02-29 | 422 | 没有这个日期
            from      | 1999-12-31 | 422 | 2000 至 2099
            from      | 2099-13-01 | 422 | 没有这个日期
            to        | 2029-12-31 | 409 | 终止日早于开始日
            source    | ''         | 422 | 请填写
            reason    | ''         | 422 | 请填写
            certainty | X          | 422 | 没有这种可信程度
            from      | 2019-06-01 | 409 | 起已有另一个版本
            value     | 2H         | 200 | 试算结果
            """)
    void what_cannot_be_right_is_said_at_the_field_and_kept(String field, String value, int status, String answer) {
        Map<String, String> form = form("2030-01-01", "3H");
        form.put(field, value);

        Answer review = admin.post("/rules/" + key + "/review", form);

        assertThat(review.status()).isEqualTo(status);
        assertThat(review.body())
                .contains(answer)
                .contains(field.equals("reason") ? "市指挥手册" : "会议&lt;b&gt;决定")
                .doesNotContain("会议<b>");
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void a_version_from_29_february_is_possible() {
        assertThat(admin.post("/rules/" + key + "/review", form("2028-02-29", "3H"))
                        .body())
                .contains("自 2028-02-29 起", "2020-01-01 至 2028-02-28");
    }

    @Test
    void an_endless_text_is_refused() {
        Map<String, String> form = form("2030-01-01", "3H");
        form.put("reason", "长".repeat(501));
        assertThat(admin.post("/rules/" + key + "/review", form).body()).contains("最多 500 个字");
    }

    @Test
    void a_confirmation_without_its_dry_run_changes_nothing() {
        Answer answer = admin.post("/rules/" + key + "/change", form("2030-01-01", "3H"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("试算之后有人改过");
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void below_the_top_rules_are_read_and_not_changed() {
        Visitor below = staff.signedIn(staff.holding("system-administrator", town.east()));
        assertThat(below.get("/rules/" + key).body()).doesNotContain("/change\"");
        Answer review = below.post("/rules/" + key + "/review", form("2030-01-01", "3H"));
        assertThat(review.status()).isEqualTo(409);
        assertThat(review.body()).contains("只有最上级的岗位可以改");
    }

    @Test
    void the_list_goes_into_a_workbook_as_it_is_narrowed() throws IOException {
        byte[] file = admin.getBytes("/rules/export.xlsx?field=licences");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(1 + count("/rules?field=licences"));
            assertThat(rows.getFirst().getCellText(1)).isEqualTo("键");
            assertThat(rows.get(1).getCellText(1)).startsWith("licence.");
        }
    }

    @Test
    void english_readers_read_english() {
        admin.get("/preferences?language=en&back=/rules");
        assertThat(admin.get("/rules/" + key).body()).contains("A rule for tests", "2 working hours", "Versions");
    }

    @Test
    void a_day_that_is_none_is_refused() {
        assertThat(admin.get("/rules?day=2026-02-29").status()).isEqualTo(400);
        assertThat(admin.get("/code-tables/sex?day=x").status()).isEqualTo(400);
    }

    @Test
    void code_tables_are_listed_and_read_as_of_a_day() {
        assertThat(admin.get("/code-tables").body()).contains("婚姻状况", "GB/T 2261.2", "城市管理部件");
        assertThat(admin.get("/code-tables/municipal-parts").body()).contains("0137", "路灯", "2H/1D/2D/3D");
        assertThat(admin.get("/code-tables/sex?day=1999-12-31").body()).contains("这一天没有条目");
        assertThat(admin.get("/code-tables/none").status()).isEqualTo(404);
    }

    private int count(String path) {
        Matcher found = COUNT.matcher(admin.get(path).body());
        assertThat(found.find()).as(path).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private int versions() {
        return jdbc.sql("SELECT count(*) FROM rule WHERE key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> form(String from, String value) {
        Map<String, String> form = new HashMap<>();
        form.put("value", value);
        form.put("from", from);
        form.put("to", "");
        form.put("source", "市指挥手册");
        form.put("article", "");
        form.put("certainty", "V");
        form.put("reason", "会议<b>决定");
        return form;
    }

    /** The form with what the dry run's page adds to it. */
    static Map<String, String> hidden(Answer review, Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        for (String name : List.of("seen", "idempotencyKey")) {
            Matcher found =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(review.body());
            assertThat(found.find()).as(name).isTrue();
            all.put(name, found.group(1));
        }
        return all;
    }
}
