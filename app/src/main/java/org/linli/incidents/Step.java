package org.linli.incidents;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;

/**
 * What an act changes: the incident after it and what the history says.
 *
 * @param verb for example {@code incident.dispatched}
 * @param note what the actor wrote
 */
public record Step(Incident after, String verb, @Nullable String note, List<UUID> photos, Facts facts) {

    /** Names and values that belong to a step, for example the department it went to. */
    public record Facts(SortedMap<String, String> values) {

        public static Facts none() {
            return new Facts(new TreeMap<>());
        }

        public static Facts of(String name, String value) {
            return new Facts(new TreeMap<>(Map.of(name, value)));
        }
    }

    static Outcome<Step> done(Incident after, String verb, @Nullable String note, List<UUID> photos, Facts facts) {
        return Outcome.done(new Step(after, verb, note == null || note.isBlank() ? null : note, photos, facts));
    }
}
