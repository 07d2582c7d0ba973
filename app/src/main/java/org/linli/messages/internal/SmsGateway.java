package org.linli.messages.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.linli.messages.Phone;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A carrier's HTTPS interface. {@code LINLI_SMS_URL} is where messages are posted; {@code LINLI_SMS_TOKEN} goes along as a
 * bearer token; {@code LINLI_SMS_BODY} is the JSON body with <code>{phone}</code>, <code>{text}</code> and <code>{id}
 * </code>, which are filled in as JSON strings. An answer 2xx means taken, 408, 425, 429 and 5xx mean try again, any
 * other that it will never do.
 */
@Component
@ConditionalOnProperty("LINLI_SMS_URL")
class SmsGateway implements Gateway {

    private static final String USUAL_BODY = "{\"id\":{id},\"phone\":{phone},\"text\":{text}}";
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    private final URI address;
    private final String token;
    private final String body;
    private final JsonMapper json;
    private final HttpClient client;

    SmsGateway(Environment environment, JsonMapper json) {
        this.address = safe(URI.create(environment.getRequiredProperty("LINLI_SMS_URL")));
        this.token = environment.getProperty("LINLI_SMS_TOKEN", "");
        this.body = environment.getProperty("LINLI_SMS_BODY", USUAL_BODY);
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Delivery deliver(UUID id, Phone phone, String text) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWERING)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id.toString())
                .POST(BodyPublishers.ofString(filled(id, phone, text)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return read(client.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return new Delivery.Later(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Later("interrupted");
        }
    }

    private static Delivery read(int status) {
        if (status >= 200 && status < 300) {
            return new Delivery.Sent();
        }
        boolean mayPass = status >= 500 || status == 408 || status == 425 || status == 429;
        return mayPass ? new Delivery.Later("HTTP " + status) : new Delivery.Never("HTTP " + status);
    }

    private String filled(UUID id, Phone phone, String text) {
        return body.replace("{id}", json.writeValueAsString(id.toString()))
                .replace("{phone}", json.writeValueAsString(phone.digits()))
                .replace("{text}", json.writeValueAsString(text));
    }

    /** Phones and codes travel encrypted, unless the carrier's box is this very machine. */
    private static URI safe(URI address) {
        boolean isHere = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && isHere)) {
            throw new IllegalArgumentException("LINLI_SMS_URL must be an https address");
        }
        return address;
    }
}
