package org.linli.pages;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.evidence.EvidenceLog;
import org.linli.identity.TestStaff;
import org.linli.incidents.Incidents;
import org.linli.incidents.NewReport.Contact;
import org.linli.incidents.TestTown;
import org.linli.incidents.TestTown.Town;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.kernel.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: WCAG 2.2 AA on every main page, in the standard and in elder mode, as far as axe can tell. */
@BrowserTest
class AccessibleTest extends InBrowser {

    @Autowired
    TestTown towns;

    @Autowired
    TestStaff staff;

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentRecords records;

    @Autowired
    EvidenceLog log;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"standard", "elder"})
    void pages_of_residents(String mode) {
        Town town = towns.found();
        UUID closed = towns.closed(town, "路灯不亮，三天了");
        String draft = draftAt(town);
        log.sequenceNow();
        UUID entry = records.get(Actor.anonymous().withCapability(closed), closed)
                .steps()
                .getFirst()
                .evidenceId();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("report-1", "/report?draft=" + draft);
        pages.put("report-2", "/report/where?draft=" + draft);
        pages.put("report-3", "/report/check?draft=" + draft);
        pages.put("track", "/track");
        pages.put("follow", "/track/" + incidents.trackingCode(closed));
        pages.put("own-sign-in", "/my/sign-in");
        pages.put("receipt", "/receipts/" + entry);
        pages.put("data", "/about/data");
        pages.put("accessibility", "/about/accessibility");
        Page phone = phoneAt(town.inGrid());
        choose(phone, "elder", mode.equals("elder") ? "1" : "0");

        check(phone, pages, "phone-" + mode);
    }

    private String draftAt(Town town) {
        Reporting reporting = new Reporting(staff.visitorFrom("127.0.4.1"));
        String draft = reporting.begin("路灯不亮，三天了");
        reporting.place(draft, town.inGrid());
        return draft;
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "elder"})
    void pages_of_the_desk(String mode) {
        Town town = towns.found();
        for (int i = 1; i <= 5; i++) {
            towns.report(town.grid(), "第" + i + "盏路灯不亮");
        }
        towns.dispatched(town, "派出去的路灯");
        UUID id = towns.report(
                towns.reportOf(town.grid(), "路灯不亮，三天了", List.of(towns.photo()), new Contact("李桂兰", "13912345678")),
                clock.instant());
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("queue", "/desk?tab=post");
        pages.put("queue-empty", "/desk?tab=mine");
        pages.put("list", "/incidents");
        pages.put("list-empty", "/incidents?q=没有这样的");
        pages.put("map", "/incidents/map");
        pages.put("record", "/incidents/" + id);
        pages.put("new", "/incidents/new");
        pages.put("unit", "/units/" + town.community());
        pages.put("security", "/sessions");
        pages.put("factor", "/factor");
        pages.put("forbidden", "/accounts");
        Page desk = deskOf(staff.holding("community-clerk", town.community()));
        choose(desk, "elder", mode.equals("elder") ? "1" : "0");

        check(desk, pages, "desk-" + mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "elder"})
    void the_door(String mode) {
        Page desk = desk();
        choose(desk, "elder", mode.equals("elder") ? "1" : "0");

        check(desk, Map.of("sign-in", "/sign-in", "not-found", "/nowhere"), "door-" + mode);
    }

    private void check(Page page, Map<String, String> pages, String folder) {
        assertSoftly(softly -> pages.forEach((name, path) -> {
            page.navigate(path);
            picture(page, folder + "-" + name);
            violations(softly, page, folder + " " + name);
            softly.assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s %s fits its width", folder, name)
                    .isTrue();
        }));
    }

    private static void violations(SoftAssertions softly, Page page, String name) {
        List<Rule> broken = new AxeBuilder(page).withTags(LEVELS).analyze().getViolations();
        softly.assertThat(broken.stream().map(AccessibleTest::words)).as(name).isEmpty();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + "\n"
                + rule.getNodes().stream().limit(5).map(CheckedNode::getHtml).collect(Collectors.joining("\n"));
    }
}
