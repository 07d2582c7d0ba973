package org.linli.evidence.internal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries an auditor looks for.
 *
 * @param verb how the verb begins
 * @param actor how the actor's name begins
 * @param unit number of the unit it is filed at
 * @param from first day, in the installation's zone
 * @param to last day
 * @param purpose part of the purpose or of the reason that was given
 */
public record EntryFilter(
        Optional<String> verb,
        Optional<String> actor,
        Optional<UUID> subject,
        Optional<Integer> unit,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> purpose) {

    /** Every entry. */
    public static EntryFilter all() {
        return new EntryFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static EntryFilter ofSubject(UUID subject) {
        return new EntryFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(subject),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean isEmpty() {
        return equals(all());
    }
}
