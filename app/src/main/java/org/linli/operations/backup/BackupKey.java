package org.linli.operations.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.linli.operations.UsageProblem;

/** What backups are encrypted with: 32 random bytes in a file, or words that people remember. */
sealed interface BackupKey {

    int KEY_BYTES = 32;

    /** Says in the head of a file how its key was made. */
    byte kind();

    /** The 32 bytes from which the key of a file is derived. */
    byte[] master(byte[] salt);

    /** The salt of the files that are written with it. */
    byte[] salt();

    /**
     * The key that options or the environment name; empty if none does.
     *
     * @param keyFile file with 32 bytes, raw, in hexadecimal or base64
     * @param passphraseFile file whose first line is a passphrase
     */
    static Optional<BackupKey> find(
            Optional<Path> keyFile, Optional<Path> passphraseFile, Map<String, String> environment) {
        if (keyFile.isPresent()) {
            return keyFile.map(Random::in);
        }
        if (passphraseFile.isPresent()) {
            return passphraseFile.map(Passphrase::in);
        }
        return Optional.ofNullable(environment.get("LINLI_BACKUP_KEY"))
                .filter(words -> !words.isBlank())
                .map(Passphrase::of);
    }

    /** Bytes nobody can guess. */
    record Random(byte[] bytes) implements BackupKey {

        static Random in(Path file) {
            try {
                byte[] content = Files.readAllBytes(file);
                return new Random(content.length == KEY_BYTES ? content : decoded(content, file));
            } catch (IOException e) {
                throw new UsageProblem("The key file " + file + " cannot be read", e);
            }
        }

        private static byte[] decoded(byte[] content, Path file) {
            String text = new String(content, StandardCharsets.ISO_8859_1).strip();
            try {
                byte[] bytes = text.length() == 2 * KEY_BYTES
                        ? HexFormat.of().parseHex(text)
                        : Base64.getDecoder().decode(text);
                if (bytes.length == KEY_BYTES) {
                    return bytes;
                }
            } catch (IllegalArgumentException otherText) {
                // Falls through to the one message for everything that is not a key.
            }
            throw new UsageProblem(file + " is not a key: 32 random bytes are wanted, raw, in hexadecimal or base64,"
                    + " as from: openssl rand -base64 32");
        }

        @Override
        public byte kind() {
            return 1;
        }

        @Override
        public byte[] master(byte[] salt) {
            return bytes.clone();
        }

        @Override
        public byte[] salt() {
            return new byte[Passphrase.SALT_BYTES];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Random random && Arrays.equals(bytes, random.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "key file";
        }
    }

    /** Words, made into a key by Argon2id with 64 MiB, three passes and one lane (RFC 9106, section 4, second choice). */
    final class Passphrase implements BackupKey {

        static final int SALT_BYTES = 16;
        static final int SHORTEST = 12;
        private static final int MEMORY_KIB = 64 << 10;
        private static final int PASSES = 3;

        private final byte[] words;
        private final byte[] salt;
        private final Map<String, byte[]> masters = new ConcurrentHashMap<>();

        private Passphrase(String words) {
            this.words = words.getBytes(StandardCharsets.UTF_8);
            this.salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
        }

        static Passphrase of(String words) {
            if (words.length() < SHORTEST) {
                throw new UsageProblem("The passphrase of the backup is too short: at least " + SHORTEST
                        + " characters are wanted.");
            }
            return new Passphrase(words);
        }

        static Passphrase in(Path file) {
            try {
                return of(Files.readAllLines(file).stream().findFirst().orElse(""));
            } catch (IOException e) {
                throw new UsageProblem("The passphrase file " + file + " cannot be read", e);
            }
        }

        @Override
        public byte kind() {
            return 2;
        }

        @Override
        public byte[] salt() {
            return salt.clone();
        }

        /** Derived once for each salt: a folder of many files is written with one salt. */
        @Override
        public byte[] master(byte[] fileSalt) {
            return masters.computeIfAbsent(HexFormat.of().formatHex(fileSalt), key -> derive(fileSalt))
                    .clone();
        }

        private byte[] derive(byte[] fileSalt) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(PASSES)
                    .withParallelism(1)
                    .withSalt(fileSalt)
                    .build());
            byte[] master = new byte[KEY_BYTES];
            generator.generateBytes(words, master);
            return master;
        }
    }
}
