package org.linli.evidence.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.linli.evidence.Subject;

/**
 * An act or an opening of personal data in the auditor's list; without its facts.
 *
 * @param purpose code of the purpose, if there is one
 * @param reason in the actor's own words, if she gave one
 * @param isDestroyed whether its content is gone, as the schedule demands
 */
public record EntryLine(
        UUID id,
        Instant at,
        String verb,
        String actorName,
        Subject subject,
        int unitNo,
        Optional<String> purpose,
        Optional<String> reason,
        boolean isDestroyed,
        OptionalLong logIndex) {

    /** The verb of an opening. */
    public static final String OPENED = "record.opened";

    public boolean isAccess() {
        return verb.equals(OPENED);
    }
}
