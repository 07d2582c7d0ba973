package org.linli.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.operations.UsageProblem;

/** FEATURE UNDER TEST: an encrypted file opens with its key, whole and unchanged, or not at all. */
class SealTest {

    private static final BackupKey KEY = new BackupKey.Random(new byte[BackupKey.KEY_BYTES]);
    private static final int SEALED_CHUNK = Seal.CHUNK + Seal.TAG;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Seal.CHUNK - 1, Seal.CHUNK, Seal.CHUNK + 1, 3 * Seal.CHUNK})
    void what_was_sealed_is_opened(int length) throws IOException {
        byte[] plain = bytes(length);

        assertThat(open(seal(plain), KEY)).isEqualTo(plain);
    }

    @Test
    void the_same_content_never_looks_the_same() throws IOException {
        assertThat(seal(bytes(100))).isNotEqualTo(seal(bytes(100)));
    }

    @Test
    void another_key_is_named_as_such() throws IOException {
        byte[] other = new byte[BackupKey.KEY_BYTES];
        other[0] = 1;
        byte[] sealed = seal(bytes(10));

        assertThatThrownBy(() -> open(sealed, new BackupKey.Random(other)))
                .isInstanceOf(BackupProblem.class)
                .hasMessage("The key is not the one that the backup was encrypted with.");
        assertThatThrownBy(() -> open(sealed, BackupKey.Passphrase.of("a long passphrase")))
                .isInstanceOf(BackupProblem.class)
                .hasMessage("The backup was encrypted with a key file, not a passphrase.");
    }

    @Test
    void a_passphrase_opens_what_the_same_words_sealed_elsewhere() throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (SealedOutput out = new SealedOutput(sealed, BackupKey.Passphrase.of("邻里邻里邻里邻里邻里邻里"))) {
            out.write(bytes(1000));
        }

        assertThat(open(sealed.toByteArray(), BackupKey.Passphrase.of("邻里邻里邻里邻里邻里邻里"))).isEqualTo(bytes(1000));
        assertThatThrownBy(() -> open(sealed.toByteArray(), BackupKey.Passphrase.of("邻里邻里邻里邻里邻里邻居")))
                .isInstanceOf(BackupProblem.class);
    }

    @Test
    void every_changed_byte_is_found() throws IOException {
        byte[] sealed = seal(bytes(200));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;

            assertThatThrownBy(() -> open(changed, KEY)).as("byte " + i).isInstanceOf(BackupProblem.class);
        }
    }

    @Test
    void every_cut_is_found() throws IOException {
        byte[] sealed = seal(bytes(2 * Seal.CHUNK + 100));
        int head = sealed.length - 2 * SEALED_CHUNK - 100 - Seal.TAG;
        for (int length : new int[] {0, 10, head, head + 1, head + SEALED_CHUNK, head + 2 * SEALED_CHUNK, sealed.length - 1}) {
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, length), KEY))
                    .as("cut to " + length)
                    .isInstanceOf(BackupProblem.class);
        }
    }

    @Test
    void chunks_in_another_order_are_found() throws IOException {
        byte[] sealed = seal(bytes(3 * Seal.CHUNK));
        int head = sealed.length - 3 * SEALED_CHUNK;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, head, swapped, head + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed, head + SEALED_CHUNK, swapped, head, SEALED_CHUNK);

        assertThatThrownBy(() -> open(swapped, KEY)).isInstanceOf(BackupProblem.class).hasMessageContaining("changed");
    }

    @Test
    void a_key_file_may_be_raw_hexadecimal_or_base64() throws IOException {
        byte[] key = bytes(BackupKey.KEY_BYTES);
        Path raw = Files.write(folder.resolve("raw"), key);
        Path hex = Files.writeString(folder.resolve("hex"), HexFormat.of().formatHex(key) + "\n");
        Path base64 = Files.writeString(folder.resolve("base64"), Base64.getEncoder().encodeToString(key) + "\n");
        Path tooShort = Files.writeString(folder.resolve("short"), "secret");

        for (Path file : new Path[] {raw, hex, base64}) {
            assertThat(BackupKey.find(Optional.of(file), Optional.empty(), Map.of())).contains(new BackupKey.Random(key));
        }
        assertThatThrownBy(() -> BackupKey.find(Optional.of(tooShort), Optional.empty(), Map.of()))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("openssl rand");
        assertThatThrownBy(() -> BackupKey.find(Optional.empty(), Optional.empty(), Map.of("LINLI_BACKUP_KEY", "short")))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("too short");
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] seal(byte[] plain) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (SealedOutput out = new SealedOutput(sealed, KEY)) {
            out.write(plain);
        }
        return sealed.toByteArray();
    }

    private static byte[] open(byte[] sealed, BackupKey key) throws IOException {
        try (SealedInput in = new SealedInput(new ByteArrayInputStream(sealed), key)) {
            return in.readAllBytes();
        }
    }
}
