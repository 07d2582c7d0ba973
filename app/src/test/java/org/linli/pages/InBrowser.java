package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Geolocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.linli.geo.LonLat;
import org.linli.identity.TestStaff;
import org.linli.identity.TestStaff.Person;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People at browsers of their own. Whatever a page complains about in the console fails the test. */
abstract class InBrowser {

    /** WCAG 2.2 AA, as the rules are tagged. */
    static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double TIMEOUT_MS = 15_000;

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @LocalServerPort
    int port;

    /** A resident's phone that knows where it is. */
    final Page phoneAt(LonLat place) {
        return pageOf(phone().setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(place.latitude(), place.longitude())));
    }

    final Page phoneWithoutScripts() {
        return pageOf(phone().setJavaScriptEnabled(false));
    }

    private static NewContextOptions phone() {
        return new NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true);
    }

    final Page desk() {
        return pageOf(new NewContextOptions().setViewportSize(1440, 900));
    }

    /** At a desk, signed in and on the first page. */
    final Page deskOf(Person person) {
        Page page = desk();
        page.navigate("/sign-in");
        page.fill("#username", person.login());
        page.fill("#password", TestStaff.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(InBrowser::isWithin);
        return page;
    }

    /** Whether the page is one behind the entrance. */
    static boolean isWithin(String url) {
        return !url.contains("/sign-in") && !url.endsWith("/home");
    }

    private Page pageOf(NewContextOptions options) {
        BrowserContext context = Chromium.running()
                .newContext(options.setBaseURL("http://127.0.0.1:" + port)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(TIMEOUT_MS);
        open.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isExpected(message.text())) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        return page;
    }

    /** A page that is refused or not found, and a preview that gave way to the next one, are no defects. */
    private static boolean isExpected(String message) {
        return message.matches(".*the server responded with a status of 4\\d\\d.*")
                || message.startsWith("htmx:sendAbort")
                || message.startsWith("htmx:afterRequest");
    }

    final void choose(Page page, String preference, String value) {
        page.context().addCookies(List.of(new Cookie("linli-" + preference, value).setUrl("http://127.0.0.1:" + port)));
    }

    /** Each page, by its name, breaks no rule at a desk and is not wider than a phone. */
    final void assertAccessibleAndFitting(Page page, String kind, Map<String, String> paths) {
        assertSoftly(softly -> paths.forEach((name, path) -> {
            page.setViewportSize(1440, 900);
            page.navigate(path);
            picture(page, kind + "-" + name);
            softly.assertThat(new AxeBuilder(page)
                            .withTags(LEVELS).analyze().getViolations().stream()
                                    .map(rule -> rule.getId() + " "
                                            + rule.getNodes().getFirst().getHtml()))
                    .as("%s %s", kind, name)
                    .isEmpty();
            page.setViewportSize(390, 844);
            softly.assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("%s %s fits a phone", kind, name)
                    .isTrue();
        }));
    }

    /** For looking at, in {@code target/screenshots}. */
    final void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @AfterEach
    final void closeAndListen() {
        open.forEach(BrowserContext::close);
        assertThat(complaints).as("what pages complained about").isEmpty();
    }
}
