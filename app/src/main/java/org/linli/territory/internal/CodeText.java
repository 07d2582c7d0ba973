package org.linli.territory.internal;

/** Official codes as they are compared: without the zeros that only fill a code up. */
public final class CodeText {

    private static final int[] SEGMENT_ENDS = {2, 4, 6, 9, 12, 15};

    private CodeText() {}

    /**
     * The code without segments of zeros at its end: {@code 150302000000} and {@code 150302} are the same district. A
     * text that is no code stays as it is.
     */
    public static String shortest(String code) {
        String shortest = code;
        int segment = segments(shortest);
        while (segment > 1 && isZero(shortest.substring(SEGMENT_ENDS[segment - 2]))) {
            segment--;
            shortest = shortest.substring(0, SEGMENT_ENDS[segment - 1]);
        }
        return shortest;
    }

    /** The code of the unit above, empty at the top. */
    public static String above(String shortest) {
        int segment = segments(shortest);
        return segment <= 1 ? "" : shortest(shortest.substring(0, SEGMENT_ENDS[segment - 2]));
    }

    /** The last part of a code as a number: 7 of {@code 150302007}. */
    public static int lastPart(String shortest) {
        int segment = segments(shortest);
        return Integer.parseInt(shortest.substring(segment <= 1 ? 0 : SEGMENT_ENDS[segment - 2]));
    }

    /** How many parts the code has, from 1 for a province to 6 for a grid; 0 if it is no code. */
    static int segments(String code) {
        for (int i = 0; i < SEGMENT_ENDS.length; i++) {
            if (SEGMENT_ENDS[i] == code.length()) {
                return code.chars().allMatch(c -> c >= '0' && c <= '9') ? i + 1 : 0;
            }
        }
        return 0;
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }
}
