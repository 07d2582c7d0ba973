package org.linli.evidence.internal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries an auditor looks for.
 *
 * @param verb how the verb begins
 * @param actor how the actor's name begins
 * @param day a day of the installation's zone
 */
public record EntryFilter(
        Optional<String> verb, Optional<String> actor, Optional<UUID> subject, Optional<LocalDate> day) {

    /** Every entry. */
    public static EntryFilter all() {
        return new EntryFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isEmpty() {
        return verb.isEmpty() && actor.isEmpty() && subject.isEmpty() && day.isEmpty();
    }
}
