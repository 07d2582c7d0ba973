package org.linli.statute.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
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

/** FEATURE UNDER TEST: a year of days at a glance, changed by pasting; a bad line is named and nothing typed is lost. */
@LinliTest
class CalendarPagesTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestTown towns;

    private Town town;
    private Visitor admin;
    private String page;

    @BeforeEach
    void signIn() {
        town = towns.found();
        admin = staff.signedIn(staff.holding("system-administrator", town.city()));
        page = "/calendars/" + town.east();
    }

    @Test
    void a_year_shows_days_off_make_up_days_and_what_is_not_announced() {
        assertThat(admin.get("/calendars/0?year=2026").body())
                .contains("2026 年共 248 个工作日", "国庆节 放假", "国庆节 调休上班", "2026 年节假日安排")
                .doesNotContain("还没有全部公布");
        assertThat(admin.get("/calendars?year=2027").body()).contains("2027 年的安排还没有全部公布", "is-provisional");
        assertThat(admin.get("/calendars/0?year=2028").body()).contains(">29<");
        assertThat(admin.get("/calendars?year=1999").status()).isEqualTo(400);
        assertThat(admin.get("/calendars?year=soon").body()).contains("年份要在 2000 至 2099 之间");
    }

    @Test
    void days_are_pasted_tried_and_confirmed() {
        Map<String, String> form = days("2026-12-01\t地方节日\t休\n2026-12-05\t地方节日\t班");
        Answer review = admin.post(page + "/review", form);
        assertThat(review.body()).contains("2 天的性质会变", "没有写入任何内容");

        Answer done = admin.post(page + "/change", RulePagesTest.hidden(review, form));

        assertThat(done.location()).isEqualTo(page + "?year=2026");
        assertThat(admin.get(page + "?year=2026").body())
                .contains("日历已生效", "地方节日 放假", "地方节日 调休上班", "东区安排", "变更记录", "&lt;i&gt;原因");
        assertThat(admin.get("/calendars/" + town.community() + "?year=2026").body())
                .contains("地方节日 放假");
        assertThat(admin.get("/calendars/" + town.west() + "?year=2026").body()).doesNotContain("地方节日");
        assertThat(admin.get("/calendars/0?year=2026").body()).doesNotContain("地方节日 放假");
    }

    @Test
    void the_announcement_comes_as_a_file() {
        Map<String, String> form = days("");
        byte[] file = """
                \uFEFF{"year": 2026, "days": [{"name": "地方节日", "date": "2026-12-01", "isOffDay": true}]}
                """.getBytes(UTF_8);
        Answer review = admin.postParts(
                page + "/review", form, new Visitor.Upload("file", "2026.json", "application/json", file));
        assertThat(review.status()).isEqualTo(200);
        assertThat(review.body()).contains("1 天的性质会变", "2026-12-01,地方节日".substring(0, 10));
    }

    @ParameterizedTest(name = "{0}={1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            days   | 2026-12-01,节,休~2026-12-01,节,班 | 422 | 第 2 行：2026-12-01 在第 1 行已经有了
            days   | 2027-02-29,节,休                  | 422 | 第 1 行：没有 2027-02-29 这一天
            days   | 2026-12-01,节                     | 422 | 第 1 行看不懂
            days   | ''                                | 422 | 请填写
            days   | 2027-12-01,节,休                  | 409 | 2027-12-01 不在开始日和终止日之间
            to     | 2026-01-01                        | 422 | 终止日早于开始日
            kind   | WEEKS                             | 422 | 没有这种日历层
            name   | ''                                | 422 | 请填写
            replaces | 0190a1b2-0000-7000-8000-000000000000 | 409 | 试算之后有人改过
            """)
    void what_cannot_be_right_is_said_at_the_field_and_kept(String field, String value, int status, String answer) {
        Map<String, String> form = days("2026-12-01,地方节日,休");
        form.put(field, value.replace('~', '\n'));

        Answer review = admin.post(page + "/review", form);

        assertThat(review.status()).isEqualTo(status);
        assertThat(review.body()).contains(answer).contains("&lt;i&gt;原因").doesNotContain("<i>原因");
    }

    @Test
    void office_hours_that_overlap_are_refused() {
        Map<String, String> form = days("");
        form.put("kind", "HOURS");
        form.put("hours", "08:00-12:00,11:00-18:00");
        assertThat(admin.post(page + "/review", form).body()).contains("办公时间看不懂");
        form.put("hours", "08:30-12:00，15:00-18:30");
        assertThat(admin.post(page + "/review", form).body()).contains("试算结果", "08:30-12:00,15:00-18:30");
    }

    @Test
    void a_layer_over_another_of_the_unit_is_refused() {
        Map<String, String> form = days("2026-12-01,地方节日,休");
        admin.post(page + "/change", RulePagesTest.hidden(admin.post(page + "/review", form), form));
        Answer second = admin.post(page + "/review", form);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("和“东区安排”（2026-12-01 至 2026-12-31）重叠");
    }

    @Test
    void a_layer_is_opened_changed_and_taken_away() {
        Map<String, String> form = days("2026-12-01,地方节日,休");
        admin.post(page + "/change", RulePagesTest.hidden(admin.post(page + "/review", form), form));
        String opened = admin.get(page + "?year=2026").body();
        String layer = opened.replaceAll("(?s).*change\\?layer=([0-9a-f-]{36}).*", "$1");
        assertThat(admin.get(page + "/change?layer=" + layer).body()).contains("2026-12-01,地方节日,休", "撤下这一层");

        form.put("replaces", layer);
        form.put("act", "withdraw");
        Answer review = admin.post(page + "/review", form);
        assertThat(review.body()).contains("撤下“东区安排”");
        admin.post(page + "/change", RulePagesTest.hidden(review, form));

        assertThat(admin.get(page + "?year=2026").body()).doesNotContain("地方节日 放假");
        assertThat(admin.get("/calendars/" + town.west() + "/change?layer=" + layer)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void below_the_top_the_nations_calendar_is_read_and_not_changed() {
        Visitor below = staff.signedIn(staff.holding("system-administrator", town.east()));
        assertThat(below.get("/calendars/0").body()).doesNotContain("/calendars/0/change");
        assertThat(below.post("/calendars/0/review", days("2026-12-01,节,休")).status())
                .isEqualTo(409);
        assertThat(below.get("/calendars/" + town.west()).status()).isEqualTo(404);
        assertThat(below.get("/calendars/" + town.city()).status()).isEqualTo(404);
    }

    private static Map<String, String> days(String days) {
        Map<String, String> form = new HashMap<>();
        form.put("kind", "DAYS");
        form.put("name", "东区安排");
        form.put("from", "2026-12-01");
        form.put("to", "2026-12-31");
        form.put("hours", "");
        form.put("days", days);
        form.put("source", "区政府通知");
        form.put("reason", "<i>原因");
        form.put("replaces", "");
        form.put("act", "");
        return form;
    }
}
