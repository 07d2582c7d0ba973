package org.linli.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.evidence.EvidenceLog;
import org.linli.identity.TestStaff;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.territory.Territory;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: a report travels from the street to its closing, in real browsers. */
@BrowserTest
class StoryTest extends InBrowser {

    private static final String LAMP = "幼儿园门口的路灯不亮";
    private static final FilePayload PHOTO = new FilePayload("lamp.jpg", "image/jpeg", TestTown.jpeg(1600, 1200));

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Autowired
    Territory territory;

    @Autowired
    EvidenceLog log;

    @Test
    void a_report_travels_from_a_phone_through_one_rework_to_its_rating() {
        Town town = towns.found();
        Page phone = phoneAt(town.inGrid());
        String code = reportsLamp(phone);

        Page worker = deskOf(staff.holding("grid-worker", town.grid()));
        opens(worker, LAMP);
        picture(worker, "desk-record-reported");
        worker.fill("#note-verify", "三号灯，整晚不亮");
        confirms(worker, "verify", "已核实");
        Page clerk = deskOf(staff.holding("community-clerk", town.community()));
        opens(clerk, LAMP);
        clerk.locator("#act-file input[name=condition]").first().check();
        confirms(clerk, "file", "已立案");
        Page dispatcher = deskOf(staff.holding("dispatcher", town.east()));
        opens(dispatcher, LAMP);
        dispatcher
                .locator("#act-dispatch .choice", new Page.LocatorOptions().setHasText("路灯管理所"))
                .click();
        picture(dispatcher, "desk-record-dispatch");
        confirms(dispatcher, "dispatch", "已派遣");
        Page handler = deskOf(staff.holding(
                "department-handler", town.lights().unitNo(), town.lights().no()));
        opens(handler, LAMP);
        handler.locator("main form[action$='/accept'] button").click();
        assertThat(handler.locator(".flash--ok")).containsText("已接收");
        handler.fill("#note-handle", "换了灯泡");
        handler.setInputFiles("#photos-handle", PHOTO);
        confirms(handler, "handle", "处置结果已提交");

        Page checker = deskOf(staff.holding("checker", town.east()));
        opens(checker, LAMP);
        checker.locator("#act-rework summary").click();
        checker.fill("#note-rework", "晚上去看，还是不亮");
        confirms(checker, "rework", "已退回返工");
        handler.navigate("/desk?tab=post");
        opens(handler, LAMP);
        assertThat(handler.locator("main")).containsText("晚上去看，还是不亮");
        handler.fill("#note-handle", "换了镇流器");
        confirms(handler, "handle", "处置结果已提交");
        checker.navigate("/desk?tab=post");
        opens(checker, LAMP);
        confirms(checker, "close", "已办结");
        picture(checker, "desk-record-closed");

        ratesAndChecks(phone, code);
        siblingSeesNothing(town, checker.url());
    }

    private String reportsLamp(Page phone) {
        phone.navigate("/");
        picture(phone, "phone-home");
        phone.locator(".hero a[href='/report']").click();
        phone.fill("#text", LAMP + "，三天了，晚上看不见路");
        phone.setInputFiles("#photos", PHOTO);
        assertThat(phone.locator("[data-photos-list] li")).hasCount(1);
        phone.locator(".choice", new Page.LocatorOptions().setHasText("路灯"))
                .first()
                .click();
        picture(phone, "phone-report-1");
        phone.locator("main form button.btn--primary.btn--wide").click();
        phone.locator("[data-locate]").click();
        assertThat(phone.locator("#located")).containsText("已定位");
        assertThat(phone.locator("[data-where]")).containsText("第1网格");
        picture(phone, "phone-report-2");
        phone.locator("main form button.btn--primary").click();
        assertThat(phone.locator("blockquote")).containsText(LAMP);
        assertThat(phone.locator(".thumbs img")).hasCount(1);
        phone.fill("#phone", "139 1234 5678");
        picture(phone, "phone-report-3");
        phone.locator("main form button.btn--primary").click();
        picture(phone, "phone-sent");
        return phone.locator("#tracking").textContent().strip();
    }

    private static void opens(Page page, String title) {
        Locator row = page.locator("a[data-open]", new Page.LocatorOptions().setHasText(title));
        if (row.count() == 0) {
            page.navigate("/desk?tab=post");
        }
        row.first().click();
        assertThat(page.locator("h1")).containsText(title);
    }

    private static void confirms(Page page, String act, String message) {
        page.locator("#act-" + act + " form button").click();
        assertThat(page.locator(".flash--ok")).containsText(message);
    }

    private void ratesAndChecks(Page phone, String code) {
        phone.navigate("/");
        phone.fill("#code", code.toLowerCase(java.util.Locale.ROOT));
        phone.locator("form[action='/track'] button").click();
        assertThat(phone.locator(".timeline__item")).hasCount(9);
        assertThat(phone.locator(".timeline"))
                .containsText(Pattern.compile("核查通过，办结.*返工.*处置完成.*接收.*派遣.*立案.*核实属实.*上报", Pattern.DOTALL));
        assertThat(phone.locator("main").textContent()).as("no name of staff").doesNotContain("测试");
        picture(phone, "phone-track-closed");
        phone.locator(".rating .choice", new Page.LocatorOptions().setHasText("非常满意"))
                .click();
        phone.fill("#words", "第二次才修好");
        phone.locator("form[action$='/rating'] button.btn--primary").click();
        assertThat(phone.locator(".flash--ok")).containsText("谢谢您的评价");
        assertThat(phone.locator("main")).containsText("第二次才修好");

        log.sequenceNow();
        phone.locator("a[href^='/receipts/']").first().click();
        assertThat(phone.locator("[data-receipt-verdict]")).containsText("验证通过");
        picture(phone, "phone-receipt");
    }

    private void siblingSeesNothing(Town town, String record) {
        Page sibling = deskOf(staff.holding("community-clerk", town.west()));
        for (String page : List.of("/desk?tab=unit", "/incidents", "/incidents?q=路灯")) {
            sibling.navigate(page);
            assertThat(sibling.locator("main").textContent()).doesNotContain(LAMP);
        }
        assertThat(sibling.context().request().get(record).status()).isEqualTo(404);
    }

    /** Her community; her street where there are too many communities for a list. */
    private String listed(Page phone, Town town) {
        String community = Integer.toString(town.community());
        return phone.locator("#community option[value='" + community + "']").count() > 0
                ? community
                : Objects.requireNonNull(territory.getUnit(town.community()).parentNo())
                        .toString();
    }

    @Test
    void a_phone_without_scripts_reports_as_well() {
        Town town = towns.found();
        Page phone = phoneWithoutScripts();

        phone.navigate("/report");
        phone.fill("#text", "单元门坏了，关不上");
        phone.setInputFiles("#photos", PHOTO);
        phone.locator("main form button.btn--primary.btn--wide").click();
        phone.fill("#address", "新苑小区 3 号楼");
        phone.selectOption("#community", listed(phone, town));
        picture(phone, "phone-without-scripts-where");
        phone.locator("main form button.btn--primary").click();
        phone.locator("main form button.btn--primary").click();
        String code = phone.locator("#tracking").textContent().strip();
        phone.navigate("/track/" + code);

        assertThat(phone.locator("h1")).containsText("单元门坏了");
        assertThat(phone.locator(".thumbs img")).hasCount(1);
        assertThat(phone.locator("[data-queue-notice]:visible")).hasCount(0);
    }
}
