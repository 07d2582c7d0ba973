package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.LinliTest;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.EvidenceLog;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.evidencelog.SigningKey;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST (M06-13): an evidence package verifies elsewhere, and what was tampered with is named. */
@LinliTest
class PackageTest {

    private static final int UNIT = 7_810;

    @TempDir
    Path folder;

    @Autowired
    Evidence evidence;

    @Autowired
    EvidenceLog log;

    @Autowired
    Transactions transactions;

    @Autowired
    PackageMaker packages;

    @Autowired
    LogKeys keys;

    private final Actor auditor = Recording.staff(UNIT);
    private final Subject subject = Recording.newSubject();
    private Map<String, byte[]> files;

    @BeforeEach
    void make() throws IOException {
        Recording recording = new Recording(evidence, transactions);
        recording.one(auditor, subject, UNIT);
        transactions.write(
                auditor.scope(),
                () -> evidence.recordAll(List.of(
                        Act.of(auditor, "incident.dispatched", subject, UNIT, Map.of("to", "市政所")),
                        Act.of(auditor, "incident.dispatched", Recording.newSubject(), UNIT, Map.of("to", "园林所")))));
        transactions.write(auditor.scope(), () -> {
            evidence.recordAccess(auditor, subject, UNIT, new Purpose("incidents.handling"), "回访");
            return 0;
        });
        recording.some(9, Recording.newSubject());
        files = unzip(packages.make(auditor, subject, "复议举证", "http://127.0.0.1/receipts/"));
    }

    @Test
    void a_package_verifies_without_a_database() throws IOException {
        assertThat(verify(files)).startsWith("0 ").contains("\"entries\":3", "\"verdict\":\"sound\"");
        assertThat(files.keySet())
                .contains("manifest", "checkpoint", "key.txt", "README.zh.md", "README.en.md", "receipt.svg")
                .contains("entries/000001.json", "proofs/000003.json");
        assertThat(text("entries/000001.json")).contains(Recording.FACT);
    }

    @Test
    void making_a_package_is_an_opening_with_the_reason_that_was_given() {
        assertThat(transactions.read(auditor.scope(), () -> evidence.listAccesses(subject)))
                .extracting(Evidence.AccessSummary::purpose)
                .contains(PackageMaker.PURPOSE.code());
        assertThat(transactions.read(auditor.scope(), () -> evidence.listEntries(subject)))
                .extracting(Evidence.EntrySummary::verb)
                .contains("evidence.exported");
    }

    @Test
    void an_auditor_of_another_unit_gets_none() {
        assertThatThrownBy(() -> packages.make(Recording.staff(UNIT + 1), subject, "看看", ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void each_file_that_was_changed_is_named() throws IOException {
        for (String name : files.keySet()) {
            Map<String, byte[]> tampered = new LinkedHashMap<>(files);
            byte[] content = files.get(name).clone();
            content[content.length / 2] ^= 1;
            tampered.put(name, content);

            assertThat(verify(tampered)).as(name).startsWith("1 ").contains(name);
        }
    }

    @Test
    void a_changed_entry_is_named_with_its_place_its_time_and_its_verb() throws IOException {
        Map<String, byte[]> tampered = new LinkedHashMap<>(files);
        tampered.put(
                "entries/000001.json",
                text("entries/000001.json").replace(Recording.FACT, "灯亮着").getBytes(StandardCharsets.UTF_8));

        assertThat(verify(tampered))
                .contains("ENTRY_CHANGED", "\"verb\":\"incident.verified\"", "\"index\":", "\"at\":\"20");
    }

    @Test
    void a_file_that_is_missing_or_was_added_is_named() throws IOException {
        Map<String, byte[]> without = new LinkedHashMap<>(files);
        without.remove("entries/000002.json");
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.put("entries/000009.json", new byte[] {'{', '}'});

        assertThat(verify(without)).startsWith("1 ").contains("entries/000002.json: is missing");
        assertThat(verify(more)).startsWith("1 ").contains("entries/000009.json: was put in afterwards");
    }

    @Test
    void a_package_signed_by_somebody_else_is_refused() throws IOException {
        SigningKey stranger = SigningKey.generate(keys.identity().origin(), new SecureRandom());

        assertThat(verify(files, "--key", stranger.verifierKey().encode())).startsWith("1 ");
    }

    @Test
    void an_archive_that_would_write_elsewhere_or_swell_is_given_up() throws IOException {
        Map<String, byte[]> slip = new LinkedHashMap<>(files);
        slip.put("../../evil", new byte[1]);
        Map<String, byte[]> bomb = new LinkedHashMap<>(files);
        bomb.put("entries/000008.json", new byte[64 << 20]);

        assertThat(verify(slip)).startsWith("1 ").contains("no file of a package");
        assertThat(verify(bomb)).startsWith("1 ").contains("unpacks to more");
        Path noArchive = Files.writeString(folder.resolve("no.zip"), "PK nothing");
        assertThat(run("--package", noArchive.toString())).startsWith("1 ");
        assertThat(run("--package", folder.resolve("none.zip").toString())).startsWith("2 ");
    }

    @Test
    void standard_tools_alone_verify_it_too() throws Exception {
        Assumptions.assumeTrue(isOnPath("python3") && isOnPath("openssl"), "needs python3 and openssl");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve("unpacked").resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        Path unpacked = folder.resolve("unpacked");
        List<String> command = List.of(
                "python3",
                unpacked.resolve("verify-package.py").toString(),
                unpacked.toString(),
                keys.identity().verifierKey().encode());

        assertThat(exitCode(command)).isZero();

        Path entry = unpacked.resolve("entries/000001.json");
        Files.writeString(entry, Files.readString(entry).replace(Recording.FACT, "灯亮着"));
        assertThat(exitCode(command)).isOne();
    }

    private String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private String verify(Map<String, byte[]> content, String... more) throws IOException {
        Path file = folder.resolve(UUID.randomUUID() + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> one : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
        List<String> words = new ArrayList<>(List.of("--package", file.toString()));
        words.addAll(Arrays.asList(more));
        return run(words.toArray(String[]::new));
    }

    /** Exit code, then what was printed. */
    private static String run(String... arguments) {
        List<String> words = List.of(arguments);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VerifyOutside command = new VerifyOutside();
        assertThat(command.takes(words)).isTrue();
        int code = command.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                content.put(entry.getName(), zip.readAllBytes());
            }
        }
        return content;
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static int exitCode(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
