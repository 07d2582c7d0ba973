package org.linli.statute;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a whole that must be reached or exceeded, exact: two thirds of 8 are 6.
 *
 * @param isMore whether it must be exceeded ({@code >1/2}), else reached ({@code >=2/3})
 */
public record Share(int numerator, int denominator, boolean isMore) {

    private static final Pattern TEXT = Pattern.compile("(>=?)([0-9]{1,4})/([0-9]{1,4})");

    public Share {
        if (numerator < 1 || denominator < numerator || denominator == numerator && isMore) {
            throw new IllegalArgumentException("Not a share: " + numerator + "/" + denominator);
        }
    }

    /** Reads {@code >1/2} and {@code >=2/3}; throws {@link IllegalArgumentException} for other text. */
    public static Share parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a share: " + text);
        }
        return new Share(
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(1).equals(">"));
    }

    /** Whether a part of a whole is enough; of nothing, nothing is. */
    public boolean isReachedBy(long part, long whole) {
        if (whole <= 0) {
            return false;
        }
        int order = Long.compare(Math.multiplyExact(part, denominator), Math.multiplyExact(whole, numerator));
        return isMore ? order > 0 : order >= 0;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return (isMore ? ">" : ">=") + numerator + "/" + denominator;
    }
}
