package org.linli.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** Needs Chromium on the path and the built front end. */
@LinliTest
class ReceiptInBrowserTest {

    private static final int UNIT = 7_500;

    @LocalServerPort
    int port;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    private Path chromium;
    private String address;

    @BeforeEach
    void record() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "needs chromium");
        Assumptions.assumeTrue(new ClassPathResource("static/icons.svg").exists(), "needs the built front end");
        chromium = found.orElseThrow();
        Recording recording = new Recording(evidence, transactions);
        UUID id = recording.one(Recording.staff(UNIT), Recording.newSubject(), UNIT);
        recording.some(5, Recording.newSubject());
        log.sequenceNow();
        address = "http://127.0.0.1:" + port + "/receipts/" + id;
    }

    @Test
    void a_resident_verifies_a_receipt_in_her_own_browser() {
        assertThat(verdictOf(body -> body)).contains("验证通过");
    }

    @Test
    void the_browser_finds_a_receipt_that_was_tampered_with() {
        assertThat(verdictOf(body -> body.replaceFirst("\"leafHash\":\"....", "\"leafHash\":\"AAAA")))
                .contains("验证没有通过");
    }

    private interface Tampering {
        String with(String body);
    }

    private String verdictOf(Tampering tampering) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(390, 800));
            page.route(address, route -> {
                var answer = route.fetch();
                route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(tampering.with(answer.text())));
            });
            page.navigate(address);
            page.waitForSelector(".flash--ok, .flash--late, .flash--soon");
            return page.textContent("[data-receipt-verdict]");
        }
    }
}
