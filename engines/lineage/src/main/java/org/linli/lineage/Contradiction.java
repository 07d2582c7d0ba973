package org.linli.lineage;

import java.util.Locale;

/**
 * Something in a list of codes that cannot be so, or leaves a question open. It is reported, and what can be used of the
 * row is used.
 *
 * @param line in the file, the header being line 1
 * @param detail the other code or the text in question
 */
public record Contradiction(int line, String code, int year, Kind kind, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** Not nine fields, or no year, or no code. */
        UNREADABLE,
        /** Ends before it begins. */
        BACKWARDS,
        /** The code was in use already in these years. */
        OVERLAP,
        /** The successor has no unit in that year. */
        NO_SUCH_SUCCESSOR,
        /** A part passes on before the unit begins or after it ends. */
        OUTSIDE_ITS_YEARS,
        /** The code ends and nobody follows. */
        NO_SUCCESSOR,
        /** The code begins after the first year of the list and nobody passes on to it in that year. */
        NO_PREDECESSOR,
        /** The code goes on under another name, but its own successors do not name it. */
        GOES_ON_UNNAMED;

        /** The message key, such as {@code lineage.list.no-successor}. */
        public String key() {
            return "lineage.list." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
