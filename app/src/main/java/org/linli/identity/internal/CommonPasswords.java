package org.linli.identity.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The 49,193 passwords found most often where others were stolen, as the first six bytes of their SHA-256, sorted. A
 * password is one of them also if it only adds digits and signs around one or writes letters as digits: {@code P@ssw0rd2026!}.
 */
final class CommonPasswords {

    private static final String FILE = "/identity/common-passwords.bin";
    private static final int BYTES = 6;
    private static final byte[] HASHES = read();

    /** Digits and signs that stand for letters. */
    private static final Map<Character, Character> DISGUISES =
            Map.of('0', 'o', '1', 'l', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i');

    private CommonPasswords() {}

    static boolean holds(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String bare = bare(lower);
        return Stream.of(lower, bare, undisguised(lower), bare(undisguised(lower)), undisguised(bare))
                .anyMatch(CommonPasswords::isListed);
    }

    /** Without digits and signs at both ends. */
    private static String bare(String password) {
        return password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    private static String undisguised(String password) {
        StringBuilder letters = new StringBuilder(password);
        for (int i = 0; i < letters.length(); i++) {
            letters.setCharAt(i, DISGUISES.getOrDefault(letters.charAt(i), letters.charAt(i)));
        }
        return letters.toString();
    }

    private static boolean isListed(String text) {
        byte[] hash = sha256(text);
        int low = 0;
        int high = HASHES.length / BYTES - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(HASHES, middle * BYTES, (middle + 1) * BYTES, hash, 0, BYTES);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    private static byte[] read() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
