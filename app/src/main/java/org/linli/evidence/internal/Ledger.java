package org.linli.evidence.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Receipt;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Purpose;
import org.linli.kernel.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes entries with their commitments and lists them. */
@Component
class Ledger implements Evidence {

    private final EntryRows entries;
    private final AccessRows accesses;
    private final MemberRows members;
    private final LeafRows leaves;
    private final Receipts receipts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ledger(
            EntryRows entries,
            AccessRows accesses,
            MemberRows members,
            LeafRows leaves,
            Receipts receipts,
            Clock clock) {
        this.entries = entries;
        this.accesses = accesses;
        this.members = members;
        this.leaves = leaves;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public UUID record(Act act) {
        requireWriteTransaction();
        Sealed<Entry> kept = Sealed.of(Entry.of(act, clock.instant()), random);
        Unrecorded.translate(() -> entries.insertAndQueue(kept));
        return kept.id();
    }

    @Override
    public List<UUID> recordAll(List<Act> acts) {
        requireWriteTransaction();
        if (acts.size() < 2) {
            return acts.stream().map(this::record).toList();
        }
        Instant now = clock.instant();
        List<Sealed<Entry>> kept =
                acts.stream().map(act -> Sealed.of(Entry.of(act, now), random)).toList();
        Unrecorded.translate(() -> {
            entries.insert(kept);
            queueSet(LeafKind.ENTRY, kept, now);
        });
        return kept.stream().map(Sealed::id).toList();
    }

    @Override
    public void recordAccess(Actor actor, Subject subject, int unitNo, Purpose purpose, String reason) {
        recordAccesses(actor, List.of(new Opened(subject, unitNo)), purpose, reason);
    }

    @Override
    public void recordAccesses(Actor actor, List<Opened> opened, Purpose purpose, String reason) {
        requireWriteTransaction();
        Instant now = clock.instant();
        List<Sealed<Access>> kept = opened.stream()
                .map(one -> Sealed.of(Access.of(actor, one, purpose, reason, now), random))
                .toList();
        Unrecorded.translate(() -> {
            if (!kept.isEmpty()) {
                accesses.insert(kept);
            }
            if (kept.size() == 1) {
                leaves.queue(
                        kept.getFirst().id(), LeafKind.ACCESS, kept.getFirst().commitment());
            } else if (kept.size() > 1) {
                queueSet(LeafKind.ACCESS, kept, now);
            }
        });
    }

    private <T> void queueSet(LeafKind kind, List<Sealed<T>> kept, Instant now) {
        UUID setId = UuidV7.at(now);
        leaves.queue(setId, LeafKind.SET, members.insert(setId, kind, kept));
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
