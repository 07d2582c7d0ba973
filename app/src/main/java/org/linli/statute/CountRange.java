package org.linli.statute;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The least and the most that are allowed, both included. */
public record CountRange(long least, long most) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");

    public CountRange {
        if (least > most) {
            throw new IllegalArgumentException("Reversed: " + least + "-" + most);
        }
    }

    /** Reads {@code 100-700}; throws {@link IllegalArgumentException} for other text. */
    public static CountRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a range: " + text);
        }
        return new CountRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    public boolean contains(long count) {
        return least <= count && count <= most;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return least + "-" + most;
    }
}
