package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.evidence.EvidenceLog;
import org.linli.identity.TestStaff;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.Incidents;
import org.linli.incidents.TestTown;
import org.linli.incidents.internal.IncidentRecords;
import org.linli.kernel.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** FEATURE UNDER TEST: a resident's first visit costs at most 100 KB in all, compressed as phones ask for it. */
@LinliTest
class PageWeightTest {

    private static final int MOST_BYTES = 100 * 1024;
    private static final Pattern LOADED =
            Pattern.compile("<(?:link|script|img|use)\\b[^>]*?\\b(?:href|src)=\"(/[^\"#]*)");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\s*[\"'](\\./[^\"']+)[\"']");

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

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

    private String address;

    @BeforeEach
    void findServer() {
        address = "http://127.0.0.1:" + port;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/report", "/track", "/my/sign-in", "/about/data", "/about/accessibility", "/nowhere"})
    void a_first_visit_is_light(String path) throws Exception {
        assertLight(path);
    }

    @Test
    void the_steps_of_a_report_and_its_progress_and_receipt_are_light() throws Exception {
        TestTown.Town town = towns.found();
        Reporting reporting = new Reporting(staff.visitorFrom("127.0.3.1"));
        String draft = reporting.begin("路灯不亮");
        assertLight("/report/where?draft=" + draft);
        reporting.place(draft, town.inGrid());
        assertLight("/report/check?draft=" + draft);
        reporting.send(draft);
        assertLight("/report/sent?draft=" + draft);
        UUID closed = towns.closed(town, "路灯不亮");
        towns.act(Actor.anonymous().withCapability(closed), closed, new IncidentAct.Rate(5, "快"));
        assertLight("/track/" + incidents.trackingCode(closed));
        log.sequenceNow();
        assertLight("/receipts/"
                + records.get(Actor.anonymous().withCapability(closed), closed)
                        .steps()
                        .getFirst()
                        .evidenceId());
    }

    private void assertLight(String path) throws IOException, InterruptedException {
        Map<String, Integer> weights = weigh(path);

        assertThat(weights.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s: %s", path, weights)
                .isLessThanOrEqualTo(MOST_BYTES);
        assertThat(weights)
                .as(path)
                .anySatisfy((file, weight) -> assertThat(file).endsWith(".css"));
    }

    /** Everything the page loads by itself, with what travels of it. */
    private Map<String, Integer> weigh(String path) throws IOException, InterruptedException {
        Map<String, Integer> weights = new LinkedHashMap<>();
        Deque<String> waiting = new ArrayDeque<>();
        waiting.add(path);
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (weights.containsKey(next)) {
                continue;
            }
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + next))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            weights.put(next, answer.body().length);
            String text = text(answer);
            Matcher loaded = (next.endsWith(".js") ? IMPORTED : LOADED).matcher(text);
            while (loaded.find()) {
                if (next.endsWith(".js") || !next.contains(".")) {
                    waiting.add(URI.create(next).resolve(loaded.group(1)).toString());
                }
            }
        }
        return weights;
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        boolean isZipped = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        byte[] content =
                isZipped ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes() : answer.body();
        return new String(content, StandardCharsets.UTF_8);
    }
}
