package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: an auditor follows a record and takes a package, at a desk, on a phone, in elder mode, in English. */
@BrowserTest
class AuditorInBrowserTest extends InBrowser {

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    @Test
    void an_auditor_looks_follows_and_exports() throws Exception {
        Subject subject = lay();
        Page page = deskOf(staff.permitted(
                Set.of("evidence.audit", "evidence.export", "evidence.retention", "incidents.list"), places.own()));
        String trail = "/evidence/subjects/incident/" + subject.id();

        for (String look : List.of("desktop", "phone", "elder", "english")) {
            page.setViewportSize(look.equals("phone") ? 390 : 1440, look.equals("phone") ? 844 : 900);
            choose(page, "elder", look.equals("elder") ? "1" : "0");
            choose(page, "language", look.equals("english") ? "en" : "zh-CN");
            Map.of("audit", "/evidence?subject=" + subject.id(), "trail", trail, "retention", "/evidence/retention")
                    .forEach((name, path) -> {
                        page.navigate(path);
                        picture(page, "evidence-" + name + "-" + look);
                        requireAccessible(page, name + " " + look);
                    });
        }
        choose(page, "language", "zh-CN");
        page.navigate(trail);
        page.fill("#reason", "复议举证");
        Download made = page.waitForDownload(
                () -> page.locator("form[action$='/package'] button").click());

        assertThat(made.suggestedFilename()).endsWith(".zip");
        assertThat(Files.size(made.path())).isPositive();
    }

    private Subject lay() {
        int unit = places.own();
        Actor clerk = Recording.staff(unit);
        Subject subject = Recording.newSubject();
        for (String verb : List.of("incident.reported", "incident.verified", "incident.filed", "incident.dispatched")) {
            transactions.write(
                    clerk.scope(), () -> evidence.record(Act.of(clerk, verb, subject, unit, Map.of("no", "1"))));
        }
        transactions.write(clerk.scope(), () -> {
            evidence.recordAccess(clerk, subject, unit, new Purpose("incidents.handling"), "电话回访，核对地址");
            return 0;
        });
        log.sequenceNow();
        return subject;
    }

    private static void requireAccessible(Page page, String name) {
        List<Rule> violations = new AxeBuilder(page).withTags(LEVELS).analyze().getViolations();
        assertSoftly(softly -> violations.forEach(violation -> softly.fail(
                "%s: %s %s %s",
                name,
                violation.getId(),
                violation.getHelp(),
                violation.getNodes().getFirst().getHtml())));
    }
}
