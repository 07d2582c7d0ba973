package org.linli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Residents who report at the same time, each report with an {@code Idempotency-Key} of its own. A report without an answer
 * is sent again with the same key until it has one. What was acknowledged is remembered.
 */
final class ReportLoad implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\"trackingCode\":\"([^\"]+)\"");
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;
    private static final int REPORTS_PER_ADDRESS = 50;

    private final Supplier<URI> door;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger addresses = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final Thread[] residents;
    private volatile boolean isClosed;

    /** @param door where reports go now; changes when the server comes back on another port */
    ReportLoad(int residents, Supplier<URI> door) {
        this.door = door;
        this.residents = new Thread[residents];
        for (int i = 0; i < residents; i++) {
            this.residents[i] = Thread.ofPlatform().daemon().name("resident-" + i).start(this::report);
        }
    }

    /** Idempotency keys of the acknowledged reports, each with the tracking code that was answered. */
    Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** How often a report was sent again because there was no answer. */
    int repeats() {
        return repeats.get();
    }

    private void report() {
        while (!isClosed) {
            try (HttpClient client = fromNewAddress()) {
                for (int i = 0; i < REPORTS_PER_ADDRESS && !isClosed; i++) {
                    sendUntilAnswered(client, "crash-" + UUID.randomUUID());
                }
            }
        }
    }

    /** The door counts reports by address, so that each fifty come from another address of this machine. */
    private HttpClient fromNewAddress() {
        int number = addresses.incrementAndGet();
        try {
            byte[] address = {127, (byte) (1 + number / 62_500 % 250), (byte) (number / 250 % 250), (byte) (1 + number % 250)};
            return HttpClient.newBuilder()
                    .localAddress(InetAddress.getByAddress(address))
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("An address of this machine", e);
        }
    }

    private void sendUntilAnswered(HttpClient client, String key) {
        boolean isFirst = true;
        while (!isClosed) {
            if (!isFirst) {
                repeats.incrementAndGet();
            }
            isFirst = false;
            int status = send(client, key);
            if (status == CREATED || status == TOO_MANY) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    static HttpRequest request(URI door, String key) {
        return HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"text\":\"" + key + " 路灯不亮\",\"unitCode\":\"" + CrashBench.UNIT_CODE + "\"}"))
                .build();
    }

    /** The status of the answer, 0 without one. */
    private int send(HttpClient client, String key) {
        try {
            HttpResponse<String> answer = client.send(request(door.get(), key), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == CREATED) {
                Matcher code = CODE.matcher(answer.body());
                acknowledged.put(key, code.find() ? code.group(1) : "");
            } else if (answer.statusCode() < 500 && answer.statusCode() != TOO_MANY) {
                throw new IllegalStateException("A report was answered with " + answer.statusCode() + ": " + answer.body());
            }
            return answer.statusCode();
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            isClosed = true;
            return 0;
        }
    }

    /** Ends the reporting; reports without an answer stay without one. */
    void end() {
        isClosed = true;
        try {
            for (Thread resident : residents) {
                resident.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }
}
