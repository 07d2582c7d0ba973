package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.evidence.internal.DeliveryRows.Delivery;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.TreeHead;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: checkpoints leave the house, to witnesses and to an address the operator has set. */
@LinliTest
class DeliveryTest {

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    @Autowired
    CheckpointRows checkpoints;

    @Autowired
    DatabaseTiles tiles;

    @Autowired
    DeliveryRows deliveries;

    @Autowired
    LogKeys keys;

    @Autowired
    Clock clock;

    @BeforeEach
    void grow() {
        new Recording(evidence, transactions).some(3, Recording.newSubject());
        log.sequenceNow();
    }

    @Test
    void a_witness_cosigns_what_continues_the_checkpoint_it_saw_before() {
        try (SmallWitness witness = new SmallWitness(keys.identity().verifierKey())) {
            Witnesses asked = witnesses(witness.setting());
            asked.cosign();
            TreeHead first = witness.seen();
            grow();
            asked.cosign();

            SignedNote served = SignedNote.parse(new PublishedLog(checkpoints, tiles, keys, asked).checkpoint());
            assertThat(first.size()).isPositive();
            assertThat(witness.seen().size()).isGreaterThan(first.size());
            assertThat(witness.key().cosignerKey().findTime(served)).isPresent();
            assertThat(delivery("witness " + witness.key().name()).failure()).isEmpty();
        }
    }

    @Test
    void a_witness_that_knows_more_than_it_was_told_says_so_and_is_asked_again() {
        try (SmallWitness witness = new SmallWitness(keys.identity().verifierKey())) {
            TreeHead known = checkpoints.findLatest().orElseThrow().head();
            grow();
            witness.remember(known);
            witnesses(witness.setting()).cosign();

            assertThat(witness.seen().size()).isGreaterThan(known.size());
        }
    }

    @Test
    void a_log_that_was_cut_back_gets_no_cosignature_and_the_auditor_is_told() {
        try (SmallWitness witness = new SmallWitness(keys.identity().verifierKey())) {
            witness.remember(new TreeHead(1_000_000_000, Hash.of(new byte[Hash.LENGTH])));
            witnesses(witness.setting()).cosign();

            assertThat(delivery("witness " + witness.key().name()).failure())
                    .hasValueSatisfying(failure -> assertThat(failure).contains("cut back"));
        }
    }

    @Test
    void an_address_outside_gets_each_checkpoint_once_and_a_failure_is_tried_again() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] status = {302};
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        try {
            Webhook webhook = new Webhook(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/checkpoints",
                    checkpoints,
                    deliveries,
                    clock);
            webhook.post();
            webhook.post();

            assertThat(received).hasSize(2);
            assertThat(delivery(Webhook.PLACE).tries()).isEqualTo(2);

            status[0] = 204;
            webhook.post();
            webhook.post();

            assertThat(received).hasSize(3);
            assertThat(received.getLast())
                    .isEqualTo(checkpoints.findLatest().orElseThrow().note());
            assertThat(delivery(Webhook.PLACE).failure()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/", "https://user@example.org/", "checkpoint"})
    void nothing_but_a_plain_web_address_can_be_set(String setting) {
        assertThatThrownBy(() -> new Webhook(setting, checkpoints, deliveries, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Witnesses witnesses(String setting) {
        return new Witnesses(setting, checkpoints, tiles, deliveries, clock);
    }

    private Delivery delivery(String place) {
        return deliveries.list().stream()
                .filter(one -> one.place().equals(place))
                .findFirst()
                .orElseThrow();
    }
}
