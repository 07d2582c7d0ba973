package org.linli.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.evidencelog.Appender;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.DirectoryTileStore;
import org.linli.evidencelog.Growth;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.SigningKey;
import org.linli.evidencelog.TreeHead;

/** FEATURE UNDER TEST: a log in a folder is checked without a database, against a checkpoint from outside. */
class VerifyOutsideTest {

    private static final String ORIGIN = "linli.example/outside";
    private static final int SIZE = 700;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate(ORIGIN, new SecureRandom());
    private Path log;
    private Path kept;

    @BeforeEach
    void write() throws IOException {
        log = Files.createDirectory(folder.resolve("log"));
        DirectoryTileStore tiles = new DirectoryTileStore(log);
        Growth growth = new Appender(tiles)
                .append(
                        TreeHead.EMPTY,
                        IntStream.range(0, SIZE)
                                .mapToObj(i -> new LeafData(
                                                i,
                                                new Commitment(Hash.of(Digests.sha256(
                                                        Integer.toString(i).getBytes(StandardCharsets.UTF_8)))))
                                        .encode())
                                .toList());
        growth.writeTo(tiles);
        String note = Checkpoint.of(ORIGIN, growth.head()).sign(key).encode();
        Files.writeString(log.resolve("checkpoint"), note);
        Files.writeString(log.resolve("key"), key.verifierKey().encode() + "\n");
        kept = Files.writeString(folder.resolve("kept"), note);
    }

    @Test
    void an_untouched_log_is_sound() {
        assertThat(run()).startsWith("0 ").contains("\"verdict\":\"sound\"", "\"size\":700");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/000", "tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2", "tile/entries/001"})
    void a_bit_that_was_flipped_is_found(String tile) throws IOException {
        byte[] content = Files.readAllBytes(log.resolve(tile));
        content[content.length / 2] ^= 4;
        Files.write(log.resolve(tile), content);

        assertThat(run()).startsWith("1 ").contains("TREE_BROKEN", "\"first\":{");
    }

    @Test
    void the_first_bad_entry_is_named() throws IOException {
        byte[] content = Files.readAllBytes(log.resolve("tile/entries/001"));
        content[42 * 10 + 20] ^= 4;
        Files.write(log.resolve("tile/entries/001"), content);

        assertThat(run()).contains("\"index\":266");
    }

    @Test
    void a_truncated_tile_and_a_missing_one_are_found() throws IOException {
        Path tile = log.resolve("tile/entries/000");
        byte[] content = Files.readAllBytes(tile);
        Files.write(tile, Arrays.copyOf(content, content.length - 7));
        assertThat(run()).startsWith("1 ");

        Files.delete(tile);
        assertThat(run()).startsWith("1 ").contains("TILE_MISSING");
    }

    @Test
    void another_key_is_refused() {
        SigningKey other = SigningKey.generate(ORIGIN, new SecureRandom());

        assertThat(run("--key", other.verifierKey().encode())).startsWith("1 ").contains("CHECKPOINT_INVALID");
        assertThat(run("--key", "no key")).startsWith("2 ");
    }

    @Test
    void a_checkpoint_of_another_log_is_refused() throws IOException {
        SigningKey other = SigningKey.generate("linli.example/other", new SecureRandom());
        Files.writeString(
                kept,
                Checkpoint.of(other.name(), new TreeHead(5, Hash.of(new byte[Hash.LENGTH])))
                        .sign(other)
                        .encode());

        assertThat(run("--checkpoint", kept.toString())).startsWith("1 ").contains("CHECKPOINT_INVALID");
    }

    @Test
    void a_log_that_was_written_anew_is_found_by_the_checkpoint_from_outside() throws IOException {
        Path anew = Files.createDirectory(folder.resolve("anew"));
        DirectoryTileStore tiles = new DirectoryTileStore(anew);
        Growth growth = new Appender(tiles)
                .append(
                        TreeHead.EMPTY,
                        IntStream.range(0, SIZE)
                                .mapToObj(i -> new LeafData(i, new Commitment(Hash.of(Digests.sha256(new byte[] {1}))))
                                        .encode())
                                .toList());
        growth.writeTo(tiles);
        Files.writeString(
                anew.resolve("checkpoint"),
                Checkpoint.of(ORIGIN, growth.head()).sign(key).encode());
        Files.writeString(anew.resolve("key"), key.verifierKey().encode());

        assertThat(runOn(anew)).startsWith("0 ");
        assertThat(runOn(anew, "--checkpoint", kept.toString()))
                .startsWith("1 ")
                .contains("ROOT_DIFFERS");
    }

    @Test
    void words_that_make_no_sense_are_answered_with_two() {
        assertThat(run("--url", "http://127.0.0.1/")).startsWith("2 ");
        assertThat(run("--colour", "red")).startsWith("2 ");
        assertThat(run("--checkpoint", folder.resolve("none").toString())).startsWith("2 ");
        assertThat(run("--checkpoint")).startsWith("2 ");
    }

    private String run(String... more) {
        return runOn(log, more);
    }

    private static String runOn(Path place, String... more) {
        List<String> words = new ArrayList<>(List.of("--files", place.toString()));
        words.addAll(Arrays.asList(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new VerifyOutside()
                .run(
                        words,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
