package org.linli.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;

/**
 * Puts acts on record. An entry is private; a salted commitment to it goes into a public, append-only log shortly after
 * the transaction commits.
 */
public interface Evidence {

    /**
     * Records an act inside the write transaction that does it, whatever its scope; if the entry cannot be written the
     * act fails with it.
     *
     * @return the id of the entry
     * @throws IllegalStateException outside of a write transaction
     */
    UUID record(Act act);

    /**
     * Records acts that are done at once. Each gets an entry of its own; the log gets one leaf that commits to all of
     * them, and each entry can be proven to belong to it without showing the others.
     *
     * @return the ids of the entries, in the order of the acts
     */
    List<UUID> recordAll(List<Act> acts);

    /**
     * Records that somebody opened personal data of the subject. Inside the transaction that reads it, which therefore is
     * opened with {@link org.linli.kernel.Transactions#write}.
     */
    default void recordAccess(Actor actor, Subject subject, int unitNo, Purpose purpose) {
        recordAccess(actor, subject, unitNo, purpose, "");
    }

    /**
     * The same with a reason in the actor's own words.
     *
     * @param reason empty if none was asked for
     */
    void recordAccess(Actor actor, Subject subject, int unitNo, Purpose purpose, String reason);

    /**
     * Records that a list showed personal data of many: each subject shown gets a row of its own, the log one leaf that
     * commits to all of them.
     */
    void recordAccesses(Actor actor, List<Opened> opened, Purpose purpose, String reason);

    /**
     * Entries about a subject, oldest first, as far as the scope of the transaction shows them: those of its units, or
     * those about the one record of a {@link org.linli.kernel.Scope.Capability}. Whoever may see a record for another
     * reason, as a department it was handed to, reads them under the capability of that record.
     */
    List<EntrySummary> listEntries(Subject subject);

    /** Who opened personal data of the subject, newest first, as far as the scope of the transaction shows it. */
    List<AccessSummary> listAccesses(Subject subject);

    /**
     * Where the entry stands in the public log, or the set that it belongs to; absent until the sequencer has taken it.
     */
    OptionalLong findLogIndex(UUID entryId);

    /** Proof that the entry is in the public log; contains nothing of its content. */
    Optional<Receipt> findReceipt(UUID entryId);

    /** One subject of a list, and the unit it belongs to. */
    record Opened(Subject subject, int unitNo) {}

    /** One entry, without its facts. */
    record EntrySummary(UUID id, Instant at, String verb, String actorName, OptionalLong logIndex) {}

    /** One opening of personal data. */
    record AccessSummary(Instant at, String actorName, String purpose) {}
}
