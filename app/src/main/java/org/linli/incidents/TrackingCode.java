package org.linli.incidents;

import java.util.Locale;
import java.util.Optional;

/**
 * A capability to one incident: twelve characters of Crockford's base 32 (60 bits) and a check character (weighted
 * sum modulo 31, which finds any wrong character but Z for 0, and any two neighbours swapped), written in groups, for example {@code 7K3M-9QXA-B2CD-E}.
 *
 * @param characters the thirteen characters without hyphens
 */
public record TrackingCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGITS = 12;
    private static final int CHECK_MODULUS = 31;
    private static final int CHECK_WEIGHT = 3;

    /** Makes a code of the lowest sixty bits. */
    public static TrackingCode of(long bits) {
        long value = bits & ((1L << (DIGITS * 5)) - 1);
        StringBuilder text = new StringBuilder();
        for (int shift = (DIGITS - 1) * 5; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (value >>> shift) & 31));
        }
        return new TrackingCode(text.append(checkOf(text)).toString());
    }

    /** Reads what a person typed: any case, hyphens and blanks, O for 0, I and L for 1; empty if the check fails. */
    public static Optional<TrackingCode> parse(String typed) {
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-－—]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean isWellFormed = text.length() == DIGITS + 1 && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        if (!isWellFormed || checkOf(text.substring(0, DIGITS)) != text.charAt(DIGITS)) {
            return Optional.empty();
        }
        return Optional.of(new TrackingCode(text));
    }

    private static char checkOf(CharSequence digits) {
        int remainder = 0;
        for (int i = 0; i < digits.length(); i++) {
            remainder = (remainder * CHECK_WEIGHT + ALPHABET.indexOf(digits.charAt(i))) % CHECK_MODULUS;
        }
        return ALPHABET.charAt(remainder);
    }

    /** In groups of four, as it is shown and read out. */
    @Override
    public String toString() {
        return characters.replaceAll("(.{4})(?=.)", "$1-");
    }
}
