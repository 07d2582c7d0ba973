package org.linli.identity.internal.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes (RFC 6238, with the truncation of RFC 4226): a new code every 30 seconds.
 *
 * @param algorithm name of the MAC, for example {@code HmacSHA1}, which is what authenticator apps understand
 * @param digits how many digits a code has
 */
public record Totp(String algorithm, int digits) {

    /** What every authenticator app does without being told. */
    public static final Totp USUAL = new Totp("HmacSHA1", 6);

    private static final long STEP_SECONDS = 30;
    private static final int STEPS_OFF = 1;
    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    /** Number of the time step an instant lies in. */
    public static long stepAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a time step, with leading zeros. */
    public String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return ("%0" + digits + "d").formatted(number % POWERS_OF_TEN[digits]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("One-time code with " + algorithm, e);
        }
    }

    /**
     * The time step whose code was typed: the present one or one beside it, as clocks differ, and later than the last one
     * used.
     */
    public OptionalLong findStep(byte[] secret, String typed, Instant now, long lastUsed) {
        long present = stepAt(now);
        return LongStream.rangeClosed(present - STEPS_OFF, present + STEPS_OFF)
                .filter(step -> step > lastUsed)
                .filter(step -> isSame(code(secret, step), typed))
                .findFirst();
    }

    /** The earliest code that would be taken now; absent if all of them have been used. */
    public OptionalLong findOpenStep(Instant now, long lastUsed) {
        long present = stepAt(now);
        return LongStream.of(present, present + STEPS_OFF)
                .filter(step -> step > lastUsed)
                .findFirst();
    }

    private static boolean isSame(String code, String typed) {
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
    }
}
