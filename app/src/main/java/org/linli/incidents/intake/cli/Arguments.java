package org.linli.incidents.intake.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;

/** What was typed after {@code import petitions}. */
record Arguments(
        Path file,
        @Nullable String unitCode,
        List<String> places,
        @Nullable Integer limit,
        boolean isAgreed,
        @Nullable Path report) {

    static Outcome<Arguments> parse(List<String> words) {
        Path file = null;
        String unitCode = null;
        List<String> places = new ArrayList<>();
        Integer limit = null;
        boolean isAgreed = false;
        Path report = null;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            boolean needsValue =
                    List.of("--unit", "--place", "--limit", "--report").contains(word);
            if (needsValue && !rest.hasNext()) {
                return Outcome.refused("intake.cli.value-missing", word);
            }
            switch (word) {
                case "--unit" -> unitCode = rest.next();
                case "--place" -> places.add(rest.next());
                case "--report" -> report = Path.of(rest.next());
                case "--yes" -> isAgreed = true;
                case "--limit" -> {
                    String number = rest.next();
                    if (!number.matches("[1-9]\\d{0,8}")) {
                        return Outcome.refused("intake.cli.limit-unreadable", number);
                    }
                    limit = Integer.valueOf(number);
                }
                default -> {
                    // More place words may follow the first without naming the option again.
                    if (!places.isEmpty() && word.contains("=")) {
                        places.add(word);
                    } else if (file == null && !word.startsWith("--")) {
                        file = Path.of(word);
                    } else {
                        return Outcome.refused("intake.cli.unknown-word", word);
                    }
                }
            }
        }
        return file == null
                ? Outcome.refused("intake.cli.file-missing")
                : Outcome.done(new Arguments(file, unitCode, List.copyOf(places), limit, isAgreed, report));
    }
}
