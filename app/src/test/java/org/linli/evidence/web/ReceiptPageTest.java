package org.linli.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Receipt;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.QrCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LinliTest
class ReceiptPageTest {

    private static final int UNIT = 7_123_456;

    @LocalServerPort
    int port;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final Actor actor = Recording.staff(UNIT);
    private final Subject subject = Recording.newSubject();
    private RestClient server;
    private Recording recording;

    @BeforeEach
    void connect() {
        server = RestClient.create("http://127.0.0.1:" + port);
        recording = new Recording(evidence, transactions);
    }

    @Test
    void a_receipt_shows_the_proof_and_nothing_of_the_content() {
        UUID id = logged();
        Receipt receipt = evidence.findReceipt(id).orElseThrow();

        String page = text("/receipts/" + id);
        String data = text("/receipts/" + id + ".json");

        assertThat(page).contains(id.toString(), receipt.root(), receipt.verifierKey(), "data-receipt");
        for (String answer : List.of(page, data)) {
            assertThat(answer)
                    .doesNotContain(
                            Recording.FACT,
                            "王芳",
                            "社区专干",
                            "incident",
                            subject.id().toString(),
                            String.valueOf(actor.id()),
                            Integer.toString(UNIT));
        }
    }

    @Test
    void the_page_embeds_the_same_proof_that_is_served_as_json() {
        UUID id = logged();

        Matcher embedded = Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(text("/receipts/" + id));

        assertThat(embedded.find()).isTrue();
        JsonNode proof = json.readTree(embedded.group(1));
        assertThat(proof.path("entryId").asString()).isEqualTo(id.toString());
        assertThat(proof.path("index").asString())
                .isEqualTo(Long.toString(evidence.findLogIndex(id).orElseThrow()));
        assertThat(proof.propertyNames())
                .containsExactly(
                        "entryId", "index", "size", "leaf", "leafHash", "proof", "root", "checkpoint", "verifierKey");
        assertThat(json.readTree(text("/api/v1/receipts/" + id)).propertyNames())
                .isEqualTo(proof.propertyNames());
    }

    @Test
    void a_receipt_that_is_not_in_the_log_yet_says_so_and_looks_again() {
        // whoever holds the lock of the log lets nobody append
        UUID id = transactions.write(new Scope.Published(), () -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(5497010909736619847)")
                    .query()
                    .singleRow();
            UUID waiting = CompletableFuture.supplyAsync(() -> recording.one(actor, subject, UNIT))
                    .join();
            ResponseEntity<String> page = get("/receipts/" + waiting);
            ResponseEntity<String> data = get("/receipts/" + waiting + ".json");

            assertThat(page.getStatusCode().value()).isEqualTo(200);
            assertThat(page.getHeaders().getFirst("Refresh")).isEqualTo("3");
            assertThat(page.getBody()).contains("正在写入公开日志").doesNotContain(Recording.FACT);
            assertThat(data.getStatusCode().value()).isEqualTo(202);
            assertThat(data.getBody()).contains("waiting");
            return waiting;
        });
        log.sequenceNow();

        assertThat(get("/receipts/" + id).getHeaders().getFirst("Refresh")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/receipts/019aaa00-0000-7000-8000-000000000000",
                "/receipts/019aaa00-0000-7000-8000-000000000000.json",
                "/api/v1/receipts/019aaa00-0000-7000-8000-000000000000",
                "/receipts/1",
                "/receipts/1.json",
                "/receipts/<img onerror=alert(1)>"
            })
    void an_unknown_receipt_is_not_found(String path) {
        assertThat(get(path).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void the_qr_code_leads_to_the_receipt() throws Exception {
        String address = "http://127.0.0.1:8080/receipts/" + UUID.randomUUID();

        QrCode code = QrCode.of(address);

        // Drawn and not photographed: nothing has to be found in a picture, which now and then fails.
        assertThat(new QRCodeReader()
                        .decode(drawn(code), Map.of(DecodeHintType.PURE_BARCODE, true))
                        .getText())
                .isEqualTo(address);
    }

    @Test
    void the_published_script_verifies_a_receipt(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(isOnPath("python3") && isOnPath("openssl"), "needs python3 and openssl");
        Path receipt = Files.writeString(folder.resolve("receipt.json"), text("/receipts/" + logged() + ".json"));
        Path script = Files.writeString(folder.resolve("verify.py"), text("/receipts/verify-receipt.py"));
        String key = text("/evidence/log/key").strip();

        assertThat(exitCode("python3", script.toString(), receipt.toString(), key))
                .isZero();

        String genuine = Files.readString(receipt);
        String leaf = json.readTree(genuine).path("leaf").asString();
        Files.writeString(receipt, genuine.replace(leaf, "AAAA" + leaf.substring(4, 30) + "AAAA" + leaf.substring(34)));
        assertThat(exitCode("python3", script.toString(), receipt.toString(), key))
                .isNotZero();
    }

    @Test
    void experts_read_how_to_verify() {
        assertThat(text("/receipts/verify")).contains("verify-log", "RFC 6962", "root_of");
    }

    private UUID logged() {
        UUID id = recording.one(actor, subject, UNIT);
        recording.some(6, Recording.newSubject());
        log.sequenceNow();
        return id;
    }

    private String text(String path) {
        ResponseEntity<String> answer = get(path);
        assertThat(answer.getStatusCode().value()).as(path).isEqualTo(200);
        return String.valueOf(answer.getBody());
    }

    private ResponseEntity<String> get(String path) {
        return server.get()
                .uri(path)
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(String.class);
    }

    /** Draws the path data: runs of the form {@code Mx yhn…} are dark. */
    private static BinaryBitmap drawn(QrCode code) {
        int scale = 4;
        int side = code.size() * scale;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)").matcher(code.path());
        while (run.find()) {
            int x = Integer.parseInt(run.group(1)) * scale;
            int y = Integer.parseInt(run.group(2)) * scale;
            int width = Integer.parseInt(run.group(3)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * side + x, row * side + x + width, 0);
            }
        }
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
