package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.identity.TestStaff;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.statute.UnitChains;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: an administrator at a browser looks at a rule, tries a change, and reads the year. */
@BrowserTest
class StatutePagesTest extends InBrowser {

    @Autowired
    TestStaff staff;

    @Autowired
    TestTown towns;

    @Autowired
    UnitChains units;

    @Test
    void rules_and_calendars_are_read_on_every_screen() {
        Town town = towns.found();
        Page page = deskOf(staff.permitted(
                Set.of("statute.browse", "statute.change"),
                units.chain(town.city()).getFirst()));
        look(page, "/rules", "rules");
        look(page, "/rules/residents.area-size", "rule");
        look(page, "/calendars?year=2026", "calendar-2026");
        look(page, "/calendars?year=2027", "calendar-2027");
        look(page, "/code-tables/municipal-parts", "codes");
        look(page, "/calendars/" + town.east() + "/change?kind=DAYS", "calendar-form");
        page.setViewportSize(390, 844);
        look(page, "/rules?field=elections", "rules-phone");
        look(page, "/calendars?year=2026", "calendar-phone");
        choose(page, "elder", "1");
        look(page, "/rules/residents.area-size", "rule-phone-elder");
        page.setViewportSize(1440, 900);
        look(page, "/calendars?year=2026", "calendar-elder");
        choose(page, "elder", "0");
        choose(page, "language", "en");
        look(page, "/rules?field=meetings", "rules-english");
        look(page, "/calendars?year=2026", "calendar-english");
    }

    @Test
    void a_change_is_tried_before_it_is_made() {
        Town town = towns.found();
        towns.report(town.grid(), "路灯不亮");
        Page page = deskOf(staff.permitted(
                Set.of("statute.browse", "statute.change"),
                units.chain(town.city()).getFirst()));
        page.navigate("/rules/incident.verify/change");
        look(page, "rule-form");
        page.fill("#value", "");
        page.fill("#reason", "会议决定");
        page.locator("form[action$='/review'] .btn--primary").click();
        page.waitForSelector("[data-errors]");
        assertThat(page.inputValue("#reason")).isEqualTo("会议决定");
        look(page, "rule-form-errors");
        page.fill("#value", "3H");
        page.fill("#from", "2026-11-01");
        page.fill("#to", "2026-12-31");
        page.locator("form[action$='/review'] .btn--primary").click();
        page.waitForSelector("form[action$='/change']");
        assertThat(page.title()).contains("试算结果");
        look(page, "rule-review");
    }

    private void look(Page page, String path, String name) {
        page.navigate(path);
        look(page, name);
    }

    private void look(Page page, String name) {
        picture(page, "statute-" + name);
        List<Rule> violations = new AxeBuilder(page).withTags(LEVELS).analyze().getViolations();
        assertThat(violations)
                .as("%s", name)
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("%s fits its width", name)
                .isEqualTo(true);
    }
}
