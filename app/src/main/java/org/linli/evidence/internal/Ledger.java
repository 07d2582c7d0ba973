package org.linli.evidence.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Receipt;
import org.linli.evidence.Subject;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.Salt;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes entries with their commitments and lists them. */
@Component
class Ledger implements Evidence {

    private final EntryRows entries;
    private final AccessRows accesses;
    private final LeafRows leaves;
    private final Receipts receipts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ledger(EntryRows entries, AccessRows accesses, LeafRows leaves, Receipts receipts, Clock clock) {
        this.entries = entries;
        this.accesses = accesses;
        this.leaves = leaves;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public UUID record(Act act) {
        requireWriteTransaction();
        Entry entry = Entry.of(act, clock.instant());
        Salt salt = Salt.random(random);
        entries.insert(entry, salt, Commitment.of(salt, entry.canonical()));
        return entry.id();
    }

    @Override
    public void recordAccess(Actor actor, Subject subject, int unitNo, Purpose purpose) {
        requireWriteTransaction();
        accesses.insert(actor, subject, unitNo, purpose, clock.instant());
    }

    @Override
    public List<EntrySummary> listEntries(Subject subject) {
        return entries.listBySubject(subject);
    }

    @Override
    public List<AccessSummary> listAccesses(Subject subject) {
        return accesses.listBySubject(subject);
    }

    @Override
    public OptionalLong findLogIndex(UUID entryId) {
        return leaves.findIndex(entryId);
    }

    @Override
    public Optional<Receipt> findReceipt(UUID entryId) {
        return receipts.find(entryId).flatMap(standing -> switch (standing) {
            case Receipts.Standing.Logged logged -> Optional.of(logged.receipt());
            case Receipts.Standing.Waiting ignored -> Optional.empty();
        });
    }

    private static void requireWriteTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("Evidence is written in the write transaction of the act");
        }
    }
}
