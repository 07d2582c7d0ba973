package org.linli.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Receipt;
import org.linli.evidence.Recording;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.InclusionProof;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.LogVerifier;
import org.linli.evidencelog.ProofBuilder;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.TilePath;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.Verdict;
import org.linli.evidencelog.VerifierKey;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

@LinliTest
class LogOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    private RestClient server;

    @BeforeEach
    void connect() {
        server = RestClient.create("http://127.0.0.1:" + port);
    }

    @Test
    void an_outsider_verifies_the_whole_log_from_what_is_served() {
        new Recording(evidence, transactions).some(300, Recording.newSubject());
        log.sequenceNow();

        TreeHead head = servedHead();

        assertThat(head.size()).isGreaterThanOrEqualTo(300);
        assertThat(new LogVerifier(new HttpTiles(server)).verify(head)).isEqualTo(new Verdict.Sound(head));
    }

    @Test
    void a_receipt_agrees_with_the_tiles_that_are_served() {
        UUID id = new Recording(evidence, transactions)
                .some(1, Recording.newSubject())
                .getFirst();
        log.sequenceNow();

        Receipt receipt = evidence.findReceipt(id).orElseThrow();

        LeafData leaf = LeafData.decode(Base64.getDecoder().decode(receipt.leaf()));
        List<Hash> path = receipt.proof().stream().map(Hash::fromBase64).toList();
        TreeHead signed = Checkpoint.open(
                        SignedNote.parse(receipt.checkpoint()), VerifierKey.parse(receipt.verifierKey()))
                .head();
        assertThat(leaf.leafHash().base64()).isEqualTo(receipt.leafHash());
        assertThat(leaf.sequence()).isEqualTo(receipt.index());
        assertThat(new InclusionProof(receipt.index(), receipt.treeSize(), path).proves(leaf.leafHash(), signed.root()))
                .isTrue();
        assertThat(ProofBuilder.ofTiles(new HttpTiles(server), servedHead().size())
                        .inclusion(receipt.index(), receipt.treeSize())
                        .path())
                .isEqualTo(path);
    }

    @Test
    void a_checkpoint_continues_every_earlier_one() {
        Recording recording = new Recording(evidence, transactions);
        recording.some(3, Recording.newSubject());
        log.sequenceNow();
        TreeHead earlier = servedHead();
        recording.some(3, Recording.newSubject());
        log.sequenceNow();
        TreeHead later = servedHead();

        assertThat(ProofBuilder.ofTiles(new HttpTiles(server), later.size())
                        .consistency(earlier.size(), later.size())
                        .proves(earlier.root(), later.root()))
                .isTrue();
    }

    @Test
    void a_full_tile_may_be_cached_for_ever_and_a_narrower_one_is_its_beginning() {
        new Recording(evidence, transactions).some(260, Recording.newSubject());
        log.sequenceNow();

        ResponseEntity<byte[]> full = get("/evidence/log/tile/0/000");
        ResponseEntity<byte[]> partial = get("/evidence/log/tile/0/000.p/5");

        assertThat(full.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_OCTET_STREAM);
        assertThat(full.getHeaders().getCacheControl()).contains("immutable");
        assertThat(full.getBody()).hasSize(TilePath.FULL_WIDTH * Hash.LENGTH).startsWith(partial.getBody());
        assertThat(partial.getBody()).hasSize(5 * Hash.LENGTH);
    }

    @Test
    void the_checkpoint_and_the_key_are_plain_text() {
        ResponseEntity<byte[]> checkpoint = get("/evidence/log/checkpoint");
        ResponseEntity<byte[]> key = get("/evidence/log/key");

        assertThat(checkpoint.getHeaders().getContentType())
                .isEqualTo(MediaType.parseMediaType("text/plain;charset=UTF-8"));
        assertThat(text(checkpoint)).startsWith(log.state().origin() + "\n");
        assertThat(text(key)).isEqualTo(log.state().verifierKey() + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile",
                "tile/",
                "tile/0/999",
                "tile/0/x999/999",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/0",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/257",
                "tile/0/x000/000",
                "tile/entries/999",
                "tile/entries/abc",
                "tile/0/../checkpoint",
                "tile/0/%2e%2e/checkpoint",
                "tile/0/000%00",
                "tile/0/000;a=b",
                "tile/0/99999999999999999999999",
                "nothing"
            })
    void a_path_that_is_no_tile_is_not_found_and_tells_nothing(String path) {
        ResponseEntity<byte[]> answer = get("/evidence/log/" + path);

        assertThat(answer.getStatusCode().value()).isIn(400, 404);
        assertThat(text(answer)).doesNotContain("Exception", "org.linli", "\tat ");
    }

    private TreeHead servedHead() {
        VerifierKey key = VerifierKey.parse(text(get("/evidence/log/key")).strip());
        return Checkpoint.open(SignedNote.parse(text(get("/evidence/log/checkpoint"))), key)
                .head();
    }

    private ResponseEntity<byte[]> get(String path) {
        return server.get()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(byte[].class);
    }

    private static String text(ResponseEntity<byte[]> answer) {
        byte[] body = answer.getBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
