package org.linli.demo.internal.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.linli.demo.internal.Resources;

/** Short sentences by situation. */
record Phrases(Map<String, List<String>> bySituation) {

    static Phrases read() {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : Resources.text("phrases.txt").lines().toList()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.indexOf(']')), section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line.strip());
            }
        }
        return new Phrases(Map.copyOf(sections));
    }

    String any(String situation, Random random) {
        return pick(bySituation.getOrDefault(situation, List.of()), random);
    }

    static <T> T pick(List<T> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }
}
