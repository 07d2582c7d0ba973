package org.linli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: what every request and every answer must have about it. */
@LinliTest
class DoorTest {

    @Autowired
    TestStaff staff;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1        | 200
            localhost:8080   | 200
            LOCALHOST        | 200
            [::1]:8080       | 200
            linli.example    | 421
            127.0.0.1.evil.example | 421
            localhost@evil   | 421
            10.0.0.5:8080    | 421
            """)
    void a_demo_answers_under_loopback_names_only(String host, int status) throws IOException {
        assertThat(statusOf("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .isIn(status, status == 421 ? 400 : status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-host", "X-Forwarded-Proto", "Forwarded"})
    void a_demo_does_not_work_behind_a_proxy(String header) {
        assertThat(staff.visitor().get("/sign-in", header, "for=10.0.0.5").status())
                .isEqualTo(400);
    }

    @Test
    void every_answer_says_what_a_page_may_do() {
        Answer answer = staff.visitor().get("/sign-in");

        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("worker-src 'self'")
                .contains("manifest-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Permissions-Policy")).isPresent();
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void a_form_without_its_token_is_explained_and_not_obeyed() {
        Visitor visitor = staff.visitor();
        Answer answer = visitor.postWithToken("/sign-in", Map.of("username", "x", "password", "y"), "forged");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("这一页放得太久了").doesNotContain("Exception");
    }

    @Test
    void a_form_without_its_token_is_refused_as_a_problem_under_the_api() {
        Answer answer = staff.visitor().postWithToken("/api/v1/nothing", Map.of(), "forged");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void a_file_that_is_too_large_is_called_so_and_not_an_outdated_form() throws Exception {
        byte[] head = "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] large = new byte[26 * 1024 * 1024];
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + staff.port() + "/sign-in"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofByteArray(large),
                        BodyPublishers.ofString("\r\n--b--\r\n")))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("文件太大");
    }

    @Test
    void the_form_cookie_is_kept_from_scripts() {
        assertThat(staff.visitor().get("/sign-in").response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("linli-form="))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void an_error_page_knows_who_is_signed_in() {
        Visitor visitor = staff.signedIn(staff.holding("checker", null));

        Answer answer = visitor.get("/accounts");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("/home");
    }

    private int statusOf(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), staff.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
