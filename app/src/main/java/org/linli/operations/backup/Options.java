package org.linli.operations.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.operations.UsageProblem;

/**
 * The words after a command, taken apart.
 *
 * @param words what is no option
 * @param flags options without a value
 * @param values options with the value that followed
 */
record Options(List<String> words, Set<String> flags, Map<String, String> values) {

    /** @throws UsageProblem if there is an option that is in neither set, or a value is missing */
    static Options parse(List<String> arguments, Set<String> flags, Set<String> valued) {
        List<String> words = new ArrayList<>();
        Set<String> given = new HashSet<>();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (flags.contains(argument)) {
                given.add(argument);
            } else if (valued.contains(argument) && i + 1 < arguments.size()) {
                values.put(argument, arguments.get(++i));
            } else if (argument.startsWith("--")) {
                throw new UsageProblem(
                        valued.contains(argument) ? argument + " needs a value" : "unknown option " + argument);
            } else {
                words.add(argument);
            }
        }
        return new Options(words, given, values);
    }

    Optional<Path> path(String option) {
        return value(option).map(Path::of);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** @throws UsageProblem unless exactly one word is no option */
    String onlyWord(String what) {
        if (words.size() != 1) {
            throw new UsageProblem("one " + what + " is wanted, not " + words.size());
        }
        return words.getFirst();
    }

    Optional<BackupKey> key(Map<String, String> environment) {
        return BackupKey.find(path("--key"), path("--passphrase-file"), environment);
    }
}
