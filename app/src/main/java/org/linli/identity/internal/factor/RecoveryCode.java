package org.linli.identity.internal.factor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One of the codes that open the door once when the phone is lost. Read out and typed in without regard to case and gaps. */
public record RecoveryCode(String signs) {

    private static final int AT_ONCE = 10;
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    /** Without signs that are taken for one another; 12 of them carry 59 bits. */
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    public static List<RecoveryCode> ten() {
        return Stream.generate(RecoveryCode::random).distinct().limit(AT_ONCE).toList();
    }

    private static RecoveryCode random() {
        StringBuilder signs = new StringBuilder();
        while (signs.length() < LENGTH) {
            signs.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return new RecoveryCode(signs.toString());
    }

    /** What was typed, without gaps and hyphens. */
    public static RecoveryCode typed(String text) {
        return new RecoveryCode(text.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    public boolean isWellFormed() {
        return signs.length() == LENGTH && signs.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
    }

    /** In groups of four, as it is printed. */
    public String grouped() {
        return signs.replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
    }

    @Override
    public String toString() {
        return "RecoveryCode[…]";
    }
}
