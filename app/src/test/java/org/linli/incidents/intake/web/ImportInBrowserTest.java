package org.linli.incidents.intake.web;

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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.incidents.intake.Books;
import org.linli.incidents.intake.ImportScene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Needs Chromium on the path and the built front end. */
@LinliTest
class ImportInBrowserTest {

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
    ImportScene scene;

    @TempDir
    Path folder;

    private final List<String> violations = new ArrayList<>();

    @Test
    void an_administrator_imports_a_file_and_the_page_follows_by_itself() {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(chromium.isPresent(), "needs chromium");
        Assumptions.assumeTrue(new ClassPathResource("static/icons.svg").exists(), "needs the built front end");
        Path file = Books.withRows(
                folder,
                IntStream.range(0, 150)
                        .mapToObj(i -> Books.row(ImportScene.number(), "路灯不亮 " + i, "2019/2/28 11:25:05", "三天了"))
                        .toList());
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.orElseThrow())
                                .setArgs(QUIET))) {
            Page page = browser.newPage();
            signIn(page);
            page.navigate(address() + "/imports/petitions");
            check(page);
            page.setInputFiles("#file", file);
            page.click("main form .btn--primary");

            page.waitForSelector("text=150 行可以导入");
            check(page);
            page.click("main form .btn--primary");

            page.waitForSelector("text=导入 150 行，未导入 0 行");
            check(page);
            assertThat(violations).isEmpty();
        }
    }

    private void signIn(Page page) {
        TestStaff.Person person = staff.holding(
                "system-administrator", scene.unit(ImportScene.CITY).no());
        page.navigate(address() + "/sign-in");
        page.fill("[name=username]", person.login());
        page.fill("[name=password]", TestStaff.PASSWORD);
        page.press("[name=password]", "Enter");
        page.waitForSelector("#code");
        page.fill("#code", staff.codeOf(person));
        page.press("#code", "Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private void check(Page page) {
        new AxeBuilder(page)
                .include(List.of("main"))
                .analyze()
                .getViolations()
                .forEach(violation -> violations.add(page.url() + " " + violation.getId() + " "
                        + violation.getNodes().getFirst().getHtml()));
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
