package org.linli.territory.internal.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind a command: files and options.
 *
 * @param options values by name; an option that takes none has an empty one, a repeated one several
 */
record Arguments(List<String> files, Map<String, List<String>> options) {

    /** The words make no sense. */
    static final class Misused extends Exception {

        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message, null, false, false);
        }
    }

    static Arguments parse(List<String> words, Set<String> flags, Set<String> valued) throws Misused {
        List<String> files = new ArrayList<>();
        Map<String, List<String>> options = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                files.add(word);
            } else if (flags.contains(word)) {
                options.put(word, List.of());
            } else if (valued.contains(word)) {
                if (i + 1 == words.size()) {
                    throw new Misused(word + " needs a value");
                }
                options.computeIfAbsent(word, name -> new ArrayList<>()).add(words.get(++i));
            } else {
                throw new Misused("unknown option " + word);
            }
        }
        if (files.isEmpty()) {
            throw new Misused("no file given");
        }
        return new Arguments(List.copyOf(files), options);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    Optional<String> find(String option) {
        return all(option).stream().findFirst();
    }
}
