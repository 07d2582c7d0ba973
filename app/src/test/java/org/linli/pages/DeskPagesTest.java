package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.CellType;
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
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport.Contact;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.kernel.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: what staff send that cannot be right gets a clear answer, and what they wrote is still there. */
@LinliTest
class DeskPagesTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestTown towns;

    @Autowired
    Incidents incidents;

    @Autowired
    Clock clock;

    private Town town;
    private Visitor clerk;

    @BeforeEach
    void signIn() {
        town = towns.found();
        clerk = staff.signedIn(staff.holding("community-clerk", town.community()));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /incidents?state=NONE           | 400 | 没有这个选项
            /incidents?channel=FAX          | 400 | 没有这个选项
            /incidents?clock=MAYBE          | 400 | 没有这个选项
            /incidents?sort=id;DROP         | 400 | 没有这个选项
            /incidents?unit=abc             | 400 | 没有这个选项
            /incidents?unit=99999999999     | 400 | 没有这个选项
            /incidents?from=2026-02-30      | 400 | 日期应写成
            /incidents?to=yesterday         | 400 | 日期应写成
            /incidents?after=x              | 400 | 翻页位置无效
            /desk?tab=all                   | 400 | 没有这个范围
            /desk?tab=unit&after=%00        | 400 | 翻页位置无效
            /incidents/not-an-id            | 400 | 看不懂
            /incidents?category=%00         | 200 | 共
            /incidents?category=P0137%00    | 200 | 共
            /incidents?q=%00%27%25          | 200 | 没有符合条件的案件
            /incidents?from=0001-01-01      | 200 | 共
            /incidents?to=9999-12-31        | 200 | 共
            /incidents?from=%2B999999999-01-01 | 400 | 日期应写成
            /incidents?state=closed         | 200 | 没有符合条件的案件
            """)
    void a_filter_that_cannot_be_read_is_named_and_nothing_breaks(String path, int status, String message) {
        towns.report(town.grid(), "路灯不亮");

        Answer answer = clerk.get(path);

        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void the_map_and_the_export_refuse_the_same_way() {
        assertThat(clerk.get("/api/v1/incidents.geojson?from=x"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
                .satisfies(answer ->
                        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json"));
        assertThat(clerk.get("/incidents/export.xlsx?from=x").status()).isEqualTo(400);
    }

    @Test
    void another_was_faster_and_the_note_is_still_there() {
        UUID id = towns.report(town.grid(), "路灯不亮");
        Answer page = clerk.get("/incidents/" + id);
        assertThat(page.body()).contains("name=\"version\" value=\"0\"");
        towns.act(
                towns.staff("grid-worker", town.grid()),
                id,
                new IncidentAct.Verify("P0137", town.grid(), "", List.of()));

        Answer answer = act(clerk, id, "reject-filing", Map.of("version", "0", "note", "我写了很久的理由<b>"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("刚才别人已经处理了这件事", "我写了很久的理由&lt;b&gt;");
    }

    @ParameterizedTest(name = "{0} {1} → {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            verify        |                   | 409 | 请选类别
            verify        | category=X99      | 409 | 没有这个类别
            verify        | category=P0137&unit=2147483647 | 409 | 这个地点不在您的辖区内
            verify        | category=P0137&unit=abc | 400 | 看不懂
            reject-report | note=             | 409 | 请写明理由
            file          | condition=P0137-1 | 409 | 还没有核实
            dispatch      | department=1      | 409 | 这一步不是当前岗位的事
            fly           |                   | 404 | 没有找到
            """)
    void an_act_that_cannot_be_done_says_why(String act, String form, int status, String message) {
        UUID id = towns.report(town.grid(), "路灯不亮");

        Answer answer = act(clerk, id, act, fields(form));

        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.body()).contains(message);
    }

    @Test
    void a_note_may_hold_any_character_up_to_its_limit() {
        UUID id = towns.report(town.grid(), "路灯不亮");

        assertThat(act(clerk, id, "verify", Map.of("category", "P0137", "note", "灯".repeat(2_001)))
                        .body())
                .contains("太长了", "灯".repeat(2_001));
        assertThat(act(clerk, id, "verify", Map.of("category", "P0137", "note", "灯\u0000坏\u0007 😀"))
                        .status())
                .isEqualTo(302);
        assertThat(clerk.get("/incidents/" + id).body()).contains("灯坏", "😀");
    }

    @Test
    void a_department_of_another_town_cannot_be_chosen() {
        UUID id = towns.report(town.grid(), "路灯不亮");
        Actor clerkAtWork = towns.staff("community-clerk", town.community());
        towns.act(clerkAtWork, id, new IncidentAct.Verify("P0137", town.grid(), "", List.of()));
        towns.act(clerkAtWork, id, new IncidentAct.FileUnder("P0137-1"));
        Visitor dispatcher = staff.signedIn(staff.holding("dispatcher", town.east()));

        Answer answer = act(
                dispatcher,
                id,
                "dispatch",
                Map.of("department", "" + towns.found().lights().no()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("这个部门不服务这一片");
        assertThat(dispatcher.get("/incidents/" + id).body()).contains("路灯管理所");
    }

    @Test
    void a_contact_opens_with_a_purpose_only() {
        UUID id = towns.report(
                towns.reportOf(town.grid(), "路灯不亮", List.of(), new Contact("李桂兰", "13912345678")), clock.instant());

        assertThat(clerk.get("/incidents/" + id).body()).doesNotContain("13912345678");
        assertThat(clerk.post("/incidents/" + id + "/contact", Map.of()).status())
                .isEqualTo(400);
        Answer shown = clerk.post("/incidents/" + id + "/contact", Map.of("purpose", "clarify"));
        assertThat(shown.body()).contains("13912345678");
        assertThat(shown.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(staff.visitor().get("/track/" + incidents.trackingCode(id)).body())
                .contains("谁看过我的联系方式", "核实情况");
    }

    @Test
    void the_export_holds_the_list_as_text_and_nothing_of_a_sibling() throws IOException {
        towns.report(town.grid(), "=HYPERLINK(\"http://evil.example\")");
        towns.report(town.otherCommunity(), "隔壁的事");

        List<Row> rows = exported(clerk);

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().getCellText(0)).isEqualTo("编号");
        assertThat(rows.getLast().getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.getLast().getCellText(1)).startsWith("=HYPERLINK(");
        assertThat(exported(staff.signedIn(staff.holding("community-clerk", town.west()))))
                .hasSize(1);
    }

    private static List<Row> exported(Visitor visitor) throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(visitor.getBytes("/incidents/export.xlsx")))) {
            return workbook.getFirstSheet().read();
        }
    }

    @Test
    void a_photo_is_shown_with_its_own_incident_only() {
        UUID photo = towns.photo();
        UUID mine = towns.report(town.grid(), "我的");
        UUID other = towns.report(towns.reportOf(town.otherCommunity(), "隔壁的", List.of(photo), null), clock.instant());

        assertThat(clerk.get("/incidents/" + mine + "/photos/" + photo).status())
                .isEqualTo(404);
        assertThat(clerk.get("/incidents/" + other + "/photos/" + photo).status())
                .isEqualTo(404);
    }

    @Test
    void staff_register_what_they_were_told_within_their_territory() {
        Map<String, String> form =
                Map.of("text", "来电：井盖响", "channel", "HOTLINE", "community", "" + town.grid(), "key", "once");

        Answer first = clerk.postParts("/incidents/new", form);
        Answer again = clerk.postParts("/incidents/new", form);

        assertThat(first.status()).as("%s", first).isEqualTo(302);
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(clerk.get(first.location()).body()).contains("来电：井盖响", "热线");
        Answer elsewhere = clerk.postParts("/incidents/new", Map.of("text", "井盖响", "community", "" + town.west()));
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("井盖响");
    }

    private static Answer act(Visitor visitor, UUID id, String act, Map<String, String> form) {
        return visitor.postParts("/incidents/" + id + "/" + act, form);
    }

    private static Map<String, String> fields(String form) {
        if (form == null) {
            return Map.of();
        }
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        for (String field : form.split("&", -1)) {
            fields.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return fields;
    }
}
