package org.linli.identity.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds passwords made of runs on the keyboard, of the alphabet, of one sign, and of the words and numbers people here
 * choose first (woaini, 5201314, a year).
 */
final class Predictable {

    private static final int SHORTEST_RUN = 3;
    private static final int FEWEST_FREE = 5;

    private static final List<String> RUNS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "qwertyuiop[]",
                    "asdfghjkl;'",
                    "zxcvbnm,./",
                    "!@#$%^&*()_+",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
                    "qazwsxedcrfvtgbyhnujmikolp",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "q1w2e3r4t5y6u7i8o9p0",
                    "147258369",
                    "741852963",
                    "159357",
                    "!qaz@wsx#edc$rfv")
            .flatMap(run -> Stream.of(run, new StringBuilder(run).reverse().toString()))
            .toList();

    private static final List<String> WORDS = List.of(
            "5201314",
            "1314520",
            "7758521",
            "7758258",
            "woaini",
            "aini",
            "520",
            "1314",
            "admin",
            "root",
            "linli",
            "password",
            "passwd",
            "mima",
            "wangge",
            "shequ",
            "jiedao",
            "beijing",
            "zhongguo",
            "china",
            "welcome",
            "qwer");

    private Predictable() {}

    /** Whether less than {@value #FEWEST_FREE} signs are left when all runs and favourite words are taken out. */
    static boolean isAllOf(String password) {
        String text = password.toLowerCase(Locale.ROOT);
        int free = 0;
        int at = 0;
        while (at < text.length()) {
            int taken = Math.max(
                    wordAt(text, at), Math.max(runAt(text, at), Math.max(repeatAt(text, at), yearAt(text, at))));
            free += taken == 0 ? 1 : 0;
            at += Math.max(1, taken);
        }
        return free < FEWEST_FREE;
    }

    private static int wordAt(String text, int at) {
        return WORDS.stream()
                .filter(word -> text.startsWith(word, at))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static int runAt(String text, int at) {
        int longest = 0;
        for (String run : RUNS) {
            int length = longest + 1;
            while (at + length <= text.length() && run.contains(text.substring(at, at + length))) {
                longest = length;
                length++;
            }
        }
        return longest >= SHORTEST_RUN ? longest : 0;
    }

    private static int repeatAt(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end - at >= SHORTEST_RUN ? end - at : 0;
    }

    /** A year of somebody's life, with month and day if they follow. */
    private static int yearAt(String text, int at) {
        String rest = text.substring(at);
        if (rest.matches("(?s)(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01]).*")) {
            return "yyyymmdd".length();
        }
        return rest.matches("(?s)(19[4-9]|20[0-3])\\d.*") ? "yyyy".length() : 0;
    }
}
