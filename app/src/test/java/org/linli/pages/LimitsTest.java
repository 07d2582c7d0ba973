package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** FEATURE UNDER TEST: the running server refuses what is too large and shows its figures to this machine only. */
@LinliTest
class LimitsTest {

    private static final byte[] THREE_MEGABYTES =
            "{\"text\":\"%s\"}".formatted("a".repeat(3 * 1024 * 1024)).getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    TestStaff staff;

    @Autowired
    PrometheusMeterRegistry figures;

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void three_megabytes_for_the_sign_in_page_are_refused_unread(String type) throws Exception {
        HttpResponse<String> answer = send("/sign-in", type, BodyPublishers.ofByteArray(THREE_MEGABYTES));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void a_report_of_unknown_length_is_read_up_to_the_limit() throws Exception {
        BodyPublisher endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(THREE_MEGABYTES));
        HttpResponse<String> answer = send("/api/v1/reports", "application/json", endless);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void a_page_that_takes_photos_takes_megabytes() throws Exception {
        HttpResponse<String> answer =
                send("/report", "multipart/form-data; boundary=x", BodyPublishers.ofByteArray(THREE_MEGABYTES));

        assertThat(answer.statusCode()).isNotEqualTo(413);
    }

    @Test
    void two_hundred_connections_that_never_finish_their_request_stop_nobody() throws Exception {
        Socket[] slow = new Socket[200];
        try {
            for (int i = 0; i < slow.length; i++) {
                slow[i] = new Socket("127.0.0.1", port);
                slow[i].getOutputStream()
                        .write("POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\na"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(staff.visitor().get("/").status()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                close(socket);
            }
        }
    }

    @Test
    void figures_are_not_for_the_public_port() {
        Answer health = staff.visitor().get("/actuator/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(staff.visitor().get("/actuator/prometheus").status()).isEqualTo(404);
        assertThat(staff.visitor().get("/actuator").status()).isEqualTo(404);
    }

    @Test
    void figures_tell_routes_and_the_state_of_the_log() {
        staff.visitor().get("/track/ABCD-EFGH-JKLM-N");

        String scraped = figures.scrape();

        assertThat(scraped)
                .contains("http_server_requests_seconds_count")
                .contains("linli_evidence_waiting")
                .contains("linli_evidence_size")
                .contains("hikaricp_connections")
                .doesNotContain("ABCD-EFGH");
    }

    private HttpResponse<String> send(String path, String type, BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Content-Type", type)
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static void close(Socket socket) throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
