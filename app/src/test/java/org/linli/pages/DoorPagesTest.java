package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.TestInstallation;
import org.linli.identity.DemoAccounts;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.linli.incidents.NewReport.Contact;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FEATURE UNDER TEST: the doors as people see them: phone, desk, elder mode, English; by hand and without scripts. */
@BrowserTest
class DoorPagesTest extends InBrowser {

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    DemoAccounts demoAccounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @CsvSource({"zh-CN, 0, 15900000011", "zh-CN, 1, 15900000012", "en, 0, 15900000013"})
    void a_resident_finds_her_requests_without_scripts(String language, String elder, String number) {
        Town town = towns.found();
        towns.report(towns.reportOf(town.grid(), "路灯不亮，三天了", List.of(), new Contact("李桂兰", number)), clock.instant());
        Page phone = phoneWithoutScripts();
        choose(phone, "language", language);
        choose(phone, "elder", elder);
        String name = "own-" + language + "-" + elder;

        phone.navigate("/my/requests");
        look(phone, name + "-phone");
        phone.fill("#phone", number);
        phone.locator("form[action='/my/sign-in'] button").click();
        look(phone, name + "-code");
        Matcher code = Pattern.compile("\\b(\\d{6})\\b")
                .matcher(phone.locator("[role=note]").innerText());
        assertThat(code.find()).isTrue();
        phone.fill("#code", code.group(1));
        phone.locator("form[action='/my/code'] button").click();
        look(phone, name + "-list");
        phone.locator("a[href^='/my/requests/']").first().click();

        assertThat(phone.url()).contains("/track/");
    }

    @Test
    void an_administrator_enrols_signs_in_again_and_makes_a_token() {
        Person admin = staff.holding("security-administrator", places.own());
        Person clerk = staff.holding("community-clerk", places.own());
        jdbc.sql("DELETE FROM account_factor WHERE account_id = :id")
                .param("id", admin.account())
                .update();
        Page desk = desk();
        signIn(desk, admin);
        desk.waitForURL("**/factor");
        look(desk, "factor");
        desk.navigate("/tokens");
        assertThat(desk.url()).endsWith("/factor");

        jdbc.sql("DELETE FROM account_factor WHERE account_id = :id")
                .param("id", admin.account())
                .update();
        Page again = desk();
        staff.enrol(admin);
        signIn(again, admin);
        again.waitForURL("**/sign-in/code");
        look(again, "second-step");
        again.fill("#code", staff.codeOf(admin));
        again.locator("form[action='/sign-in/code'] button").click();
        again.waitForURL(InBrowser::isWithin);
        again.navigate("/factor");
        look(again, "factor-state");
        again.navigate("/sessions");
        look(again, "sessions");
        again.navigate("/tokens/new");
        look(again, "token-post");
        again.navigate("/tokens/new?post=" + clerk.post());
        again.fill("#name", "热线平台");
        again.locator("input[value='incidents.list']").check();
        look(again, "token-form");
        again.locator("form[action='/tokens'] .btn--primary").click();
        again.waitForSelector(".code");
        look(again, "token-shown");
        again.navigate("/tokens");
        look(again, "tokens");
        choose(again, "language", "en");
        again.navigate("/sessions");
        look(again, "sessions-en");
        choose(again, "elder", "1");
        again.navigate("/tokens");
        look(again, "tokens-en-elder");
    }

    @Test
    void a_demo_administrator_reads_her_code_off_the_page() {
        UUID account = demoAccounts
                .create(TestStaff.INSTALLER, "demo-auditor", "示例 审计员")
                .orThrow();
        staff.addPost(account, "演示审计管理员", "audit-administrator", places.own(), null);
        Page desk = desk();
        desk.navigate("/sign-in");
        desk.fill("#username", "demo-auditor");
        desk.fill("#password", TestInstallation.DEMO_PASSWORD);
        desk.locator("form[action='/sign-in'] button").click();
        desk.waitForURL("**/sign-in/code");
        look(desk, "second-step-demo");
        desk.fill("#code", desk.locator("[role=note] .mono").innerText());
        desk.locator("form[action='/sign-in/code'] button").click();

        desk.waitForURL(InBrowser::isWithin);
    }

    private static void signIn(Page page, Person person) {
        page.navigate("/sign-in");
        page.fill("#username", person.login());
        page.fill("#password", TestStaff.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
    }

    /** Keeps a picture and asks axe, and whether the page fits its width. */
    private void look(Page page, String name) {
        picture(page, "doors-" + name);
        assertSoftly(softly -> {
            if (!name.startsWith("own-")) {
                violations(softly, page, name);
            }
            softly.assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
        });
    }

    private static void violations(SoftAssertions softly, Page page, String name) {
        new AxeBuilder(page)
                .withTags(LEVELS)
                .analyze()
                .getViolations()
                .forEach(violation -> softly.fail("%s: %s %s"
                        .formatted(
                                name,
                                violation.getId(),
                                violation.getNodes().getFirst().getHtml())));
    }
}
