package org.linli.evidence.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.ConsistencyProof;
import org.linli.evidencelog.NoteException;
import org.linli.evidencelog.SigningKey;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.VerifierKey;
import org.linli.evidencelog.WitnessRequest;

/** A witness of one log as C2SP tlog-witness describes it, at a port of its own. */
final class SmallWitness implements AutoCloseable {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private final SigningKey key = SigningKey.generate("witness.example/small", new SecureRandom());
    private final VerifierKey logKey;
    private final HttpServer server;
    private TreeHead seen = TreeHead.EMPTY;

    SmallWitness(VerifierKey logKey) {
        this.logKey = logKey;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/add-checkpoint", this::answer);
        server.start();
    }

    /** As it stands in the operator's setting. */
    String setting() {
        return key.cosignerKey().encode() + " http://127.0.0.1:"
                + server.getAddress().getPort();
    }

    SigningKey key() {
        return key;
    }

    TreeHead seen() {
        return seen;
    }

    void remember(TreeHead head) {
        seen = head;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            WitnessRequest request = WitnessRequest.parse(body);
            TreeHead head = Checkpoint.open(request.checkpoint(), logKey).head();
            if (request.oldSize() != seen.size()) {
                send(exchange, 409, seen.size() + "\n");
            } else if (!continues(request, head)) {
                send(exchange, 422, "");
            } else {
                seen = head;
                send(exchange, 200, key.cosign(request.checkpoint().text(), NOW).line() + "\n");
            }
        } catch (NoteException refused) {
            send(exchange, 403, "");
        }
    }

    private boolean continues(WitnessRequest request, TreeHead head) {
        if (seen.size() == 0) {
            return request.proof().isEmpty();
        }
        return new ConsistencyProof(seen.size(), head.size(), request.proof()).proves(seen.root(), head.root());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
