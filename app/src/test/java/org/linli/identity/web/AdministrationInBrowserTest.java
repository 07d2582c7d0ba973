package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.ColleagueFile;
import org.linli.identity.Places;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Pages of administration in a real browser: usable by everybody, on a phone and a desk, in both languages. */
@LinliTest
class AdministrationInBrowserTest {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Path PICTURES = Path.of("target", "administration");

    @Autowired
    TestStaff staff;

    @Autowired
    Places places;

    private final List<String> violations = new ArrayList<>();

    @Test
    void colleagues_come_in_and_every_page_of_administration_is_usable() {
        Optional<Path> chromium = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "needs chromium");
        Assumptions.assumeTrue(new ClassPathResource("static/icons.svg").exists(), "needs the built front end");
        Person administrator = staff.holding("local-administrator", places.own());
        Person clerk = staff.holding("grid-worker", places.own());
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.orElseThrow())
                                .setArgs(QUIET))) {
            Page desk = page(browser, administrator, 1280, "zh-CN", false);
            bringIn(desk);
            look(desk, "desk", clerk);
            look(page(browser, administrator, 390, "zh-CN", false), "phone", clerk);
            look(page(browser, administrator, 1280, "zh-CN", true), "elder", clerk);
            look(page(browser, administrator, 1280, "en", false), "english", clerk);
            assertThat(violations).isEmpty();
        }
    }

    private void bringIn(Page page) {
        page.navigate(address() + "/colleagues/import");
        check(page, "import");
        byte[] file = ColleagueFile.of(
                List.of("乌云|browser-1|网格员|网格员|试验东区", "斯琴|browser-2|社区工作者|社区工作者|试验东区", "坏|browser-3|网格员|没有|试验东区"));
        page.setInputFiles("#file", new FilePayload("同事.xlsx", "application/octet-stream", file));
        page.click("main form .btn--primary");
        page.waitForSelector("text=2 人可以新增，1 行有问题");
        check(page, "preview");
        page.click("main form .btn--primary");
        page.waitForSelector("text=2 张开通单");
        check(page, "slips");
    }

    private void look(Page page, String how, Person clerk) {
        Map.of(
                        "accounts", "/accounts",
                        "account", "/accounts/" + clerk.account(),
                        "confirm", "/accounts/" + clerk.account() + "/link",
                        "colleague", "/colleagues/new",
                        "posts", "/posts",
                        "post", "/posts/" + clerk.post(),
                        "seeing", "/posts/seeing",
                        "sets", "/permission-sets",
                        "handover", "/handovers/new?account=" + clerk.account() + "&post=" + clerk.post(),
                        "own", "/handovers/own")
                .forEach((name, path) -> {
                    page.navigate(address() + path);
                    check(page, how + "-" + name);
                });
    }

    private Page page(Browser browser, Person person, int width, String language, boolean isElder) {
        BrowserContext context = browser.newContext(new NewContextOptions().setViewportSize(width, 800));
        String session = staff.signedIn(person).cookie("linli-session").orElseThrow();
        context.addCookies(List.of(new Cookie("linli-session", session).setUrl(address())));
        Page page = context.newPage();
        page.navigate(address() + "/preferences?language=" + language + "&back=/desk");
        page.navigate(address() + "/preferences?elder=" + (isElder ? "1" : "0") + "&back=/desk");
        return page;
    }

    private void check(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        boolean isWider = (boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1");
        if (isWider) {
            violations.add(name + " is wider than the screen");
        }
        new AxeBuilder(page)
                .include(List.of("main"))
                .analyze()
                .getViolations()
                .forEach(violation -> violations.add(name + " " + violation.getId() + " "
                        + violation.getNodes().getFirst().getHtml()));
    }

    private String address() {
        return "http://127.0.0.1:" + staff.port();
    }
}
