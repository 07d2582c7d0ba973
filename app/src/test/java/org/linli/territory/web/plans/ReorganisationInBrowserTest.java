package org.linli.territory.web.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.incidents.TestTown;
import org.linli.territory.Territory;
import org.linli.territory.internal.reorganisation.Operation;
import org.linli.territory.internal.reorganisation.Operation.Staff;
import org.linli.territory.internal.reorganisation.TestReorganisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Needs Chromium on the path and the built front end. Pictures of the pages are left in {@code target/pictures}. */
@LinliTest
class ReorganisationInBrowserTest {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Autowired
    TestStaff staff;

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    TestTown towns;

    @Autowired
    Territory territory;

    private final List<String> violations = new ArrayList<>();

    @Test
    void the_wizard_and_what_comes_of_it_can_be_used_and_read_on_every_screen() {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(chromium.isPresent(), "needs chromium");
        Assumptions.assumeTrue(new ClassPathResource("static/icons.svg").exists(), "needs the built front end");
        String done = reorganisation.oldCity();
        int east = no(done + "02");
        int first = no(done + "02001001");
        towns.report(first, "第一社区的一件");
        staff.holding("community-clerk", no(done + "02001"));
        UUID carriedOut = reorganisation.carryOut(
                east,
                new Operation.AbolishLevel("street", east, Staff.DOWN),
                new Operation.Merge(List.of(first, no(done + "02002001")), "大社区", done + "02400001"));
        String city = reorganisation.oldCity();
        towns.report(no(city + "02001001"), "开着的一件");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.orElseThrow())
                                .setArgs(QUIET))) {
            Page page = browser.newPage();
            page.setViewportSize(1440, 900);
            signIn(page);
            page.navigate(address() + "/plans/new?unit=" + no(city + "02"));
            check(page, "plan-new");
            page.fill("[name=title]", "东区撤销街道、合并社区");
            page.fill("[name=effective]", reorganisation.today().plusDays(30).toString());
            page.fill("[name=reason]", "减少层级，让社区直接对区。");
            page.click("main form .btn--primary");
            page.click("main a[href$=ABOLISH_LEVEL]");
            check(page, "operation-level");
            page.click("main form .btn--primary");
            page.click("main a[href$=MERGE]");
            page.fill("[name=lines]", "大社区,%1$s02400001,%1$s02001001 %1$s02002001".formatted(city));
            check(page, "operation-merge");
            page.click("main form .btn--primary");
            check(page, "plan");
            String plan = page.url();
            page.navigate(address() + "/plans");
            page.click("text=长青东社区、");
            page.waitForSelector(".compare canvas");
            check(page, "plan-map");
            Map<String, String> pages = Map.of(
                    "plan", plan,
                    "waiting", page.url(),
                    "transfers", address() + "/transfers/" + carriedOut,
                    "unit", address() + "/units/" + no(done + "02400001"),
                    "ended", address() + "/units/" + first,
                    "river", address() + "/units/" + no(done + "02400001") + "/lineage",
                    "units", address() + "/units?asOf=" + reorganisation.today().minusDays(1),
                    "figures",
                            address() + "/structure/figures?unit=" + east + "&asOf="
                                    + reorganisation.today().minusDays(1) + "&against=" + reorganisation.today(),
                    "health", address() + "/structure/health?unit=" + east,
                    "plans", address() + "/plans");
            pages.forEach((name, url) -> {
                page.navigate(url);
                check(page, name);
            });
            page.navigate(Objects.requireNonNull(pages.get("river")));
            page.focus("#as-of-slider");
            page.keyboard().press("Home");
            page.waitForSelector("#river .is-standing:not(.is-centre)");
            assertThat(page.inputValue("#as-of"))
                    .isEqualTo(reorganisation.today().minusDays(1).toString());
            check(page, "river-yesterday");
            page.setViewportSize(390, 844);
            pages.forEach((name, url) -> {
                page.navigate(url);
                check(page, name + "-phone");
            });
            page.setViewportSize(1440, 900);
            page.navigate(address() + "/preferences?elder=1&back=/plans");
            page.navigate(plan);
            check(page, "plan-elder");
            page.navigate(address() + "/units/" + first + "/lineage");
            check(page, "river-elder");
            page.navigate(address() + "/preferences?elder=0&language=en&back=/plans");
            page.navigate(plan);
            check(page, "plan-english");
            page.navigate(address() + "/units/" + no("150302001007"));
            check(page, "river-english");
            assertThat(violations).isEmpty();
        }
    }

    private void signIn(Page page) {
        TestStaff.Person person = staff.permitted(
                Set.of("territory.plan", "territory.browse", "incidents.list", "incidents.count", "identity.transfers"),
                null);
        page.navigate(address() + "/sign-in");
        page.fill("[name=username]", person.login());
        page.fill("[name=password]", TestStaff.PASSWORD);
        page.press("[name=password]", "Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private void check(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("reorganisation-" + name + ".png"))
                .setFullPage(true));
        new AxeBuilder(page)
                .include(List.of("main"))
                // Lines of the tree lead to a unit and fold, both in one summary, as they always did.
                .exclude(List.of(".tree"))
                .analyze()
                .getViolations()
                .forEach(violation -> violations.add(name + " " + violation.getId() + " "
                        + violation.getNodes().getFirst().getHtml()));
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }

    private String address() {
        return "http://127.0.0.1:" + staff.port();
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
