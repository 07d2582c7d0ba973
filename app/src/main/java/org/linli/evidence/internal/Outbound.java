package org.linli.evidence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Calls to addresses that the operator has set, to none else: redirects are not followed, an answer is read to a limit, and
 * whoever does not answer in time is given up.
 */
final class Outbound {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1_024;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came back. */
    record Answer(int status, String body) {}

    /**
     * An address out of a setting.
     *
     * @throws IllegalArgumentException if it is no plain http or https address
     */
    static URI address(String text) {
        URI uri = URI.create(text.strip());
        String scheme = uri.getScheme();
        if (!("http".equals(scheme) || "https".equals(scheme)) || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("Not an http or https address: " + text);
        }
        return uri;
    }

    Answer post(URI address, String contentType, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TO_ANSWER)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream stream = answer.body()) {
                return new Answer(
                        answer.statusCode(), new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
