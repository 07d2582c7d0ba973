package org.linli.evidence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.linli.evidencelog.TilePath;
import org.linli.evidencelog.TileStore;

/** A log as it is served, read over HTTP; answers are read to a limit. */
final class HttpTileStore implements TileStore {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI prefix;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param prefix ends in a slash */
    HttpTileStore(URI prefix) {
        this.prefix = prefix;
    }

    Optional<String> findText(String name) {
        return get(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<byte[]> find(TilePath path) {
        return get(path.text());
    }

    @Override
    public void write(TilePath path, byte[] content) {
        throw new UnsupportedOperationException("a log elsewhere is read only");
    }

    private Optional<byte[]> get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(prefix.resolve(path)).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                if (answer.statusCode() != OK || bytes.length > MOST_BYTES) {
                    throw new IOException("answered %d with %d bytes".formatted(answer.statusCode(), bytes.length));
                }
                return Optional.of(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
