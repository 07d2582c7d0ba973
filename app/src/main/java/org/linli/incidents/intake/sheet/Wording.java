package org.linli.incidents.intake.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cleans words that were copied from a page: blanks around lines and empty lines go, and so do control characters and
 * invisible marks that could turn the reading direction round. What people wrote stays, HTML too: it is text.
 */
final class Wording {

    /** Excel writes characters that XML cannot hold as {@code _xHHHH_}. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]|\\p{Cs}");
    private static final Pattern AROUND_LINES = Pattern.compile("[\\h\\t]*\\n[\\h\\t\\n]*");
    private static final Pattern AROUND = Pattern.compile("^[\\h\\n]+|[\\h\\n]+$");

    private Wording() {}

    /** Lines without blanks around them, no empty ones. */
    static String lines(String text) {
        String clean = INVISIBLE
                .matcher(unescaped(text).replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("");
        return AROUND.matcher(AROUND_LINES.matcher(clean).replaceAll("\n")).replaceAll("");
    }

    /** Everything in one line, one blank between words. */
    static String oneLine(String text) {
        return lines(text).replaceAll("[\\h\\n]+", " ");
    }

    private static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
    }

    /** The beginning of a text that stands in a message. */
    static String beginning(String text, int longest) {
        String line = oneLine(text);
        int length = line.codePointCount(0, line.length());
        return length <= longest ? line : line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
    }
}
