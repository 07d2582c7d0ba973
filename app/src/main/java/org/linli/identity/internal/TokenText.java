package org.linli.identity.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.linli.identity.internal.factor.Base32;

/**
 * The text of a token: {@code linli_}, 256 random bits and a checksum, in base 32. The beginning lets scanners find leaked
 * ones; the checksum turns away what is no token before the database is asked.
 */
public record TokenText(String text) {

    private static final String BEGINNING = "linli_";
    private static final Pattern FORM = Pattern.compile(BEGINNING + "[a-z2-7]{52}[a-z2-7]{7}");
    private static final int RANDOM_BYTES = 32;
    private static final int CHECKSUM_LENGTH = 7;
    private static final int SHOWN = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenText random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String body = BEGINNING + Base32.encode(bytes).toLowerCase(Locale.ROOT);
        return new TokenText(body + checksum(body));
    }

    public static Optional<TokenText> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String body = text.substring(0, text.length() - CHECKSUM_LENGTH);
        return text.endsWith(checksum(body)) ? Optional.of(new TokenText(text)) : Optional.empty();
    }

    /** SHA-256 is enough for 256 random bits: there is nothing to guess. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    String beginning() {
        return text.substring(0, SHOWN);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return Base32.encode(bytes).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "TokenText[" + beginning() + "…]";
    }
}
