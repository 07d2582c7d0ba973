package org.linli.identity.internal.workers;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Service;

/**
 * Decides whether two entries are the same person. Whoever decides sees both; what moves may lie beyond her territory too,
 * since a person is one person everywhere. Both entries are locked, so that of two decisions at once one counts.
 */
@Service
public class Merging {

    private static final Scope WHOLE_PERSON = new Scope.SystemJob(new Purpose("identity.workers-merging"));

    private final WorkerEntryRows entries;
    private final PairRows pairs;
    private final Registrar registrar;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    Merging(
            WorkerEntryRows entries,
            PairRows pairs,
            Registrar registrar,
            Transactions transactions,
            Clock clock,
            Zone zone) {
        this.entries = entries;
        this.pairs = pairs;
        this.registrar = registrar;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** What two entries are. */
    public enum Decision {
        SAME,
        TWO
    }

    /**
     * @return the entry that stands for the person, or for two people the first; or a refusal:
     *     {@code workers.refused.decided-same}, {@code workers.refused.decided-two},
     *     {@code workers.refused.two-accounts}, {@code workers.refused.same-entry}
     * @throws NotFound if the actor does not see both
     */
    public Outcome<UUID> decide(Actor by, UUID oneId, UUID otherId, Decision decision) {
        checkSees(by, oneId, otherId);
        if (oneId.equals(otherId)) {
            return Outcome.refused("workers.refused.same-entry");
        }
        Pair pair = Pair.of(oneId, otherId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.write(WHOLE_PERSON, () -> {
            List<Entry> both = entries.lock(List.of(oneId, otherId));
            Optional<Refusal> decided = refuseDecided(pair, both);
            if (decided.isPresent()) {
                return Outcome.refused(decided.get());
            }
            if (decision == Decision.SAME && both.stream().allMatch(entry -> entry.accountId() != null)) {
                return Outcome.refused("workers.refused.two-accounts");
            }
            pairs.insert(pair, decision, by.name(), now);
            if (decision == Decision.TWO) {
                registrar.recordPair(by, "worker.two-people", pair.first(), pair.second());
                return Outcome.done(pair.first());
            }
            Entry kept = both.stream().min(KEPT_FIRST).orElseThrow(NotFound::new);
            UUID former = kept.id().equals(oneId) ? otherId : oneId;
            entries.merge(former, kept.id());
            registrar.recordPair(by, "worker.merged", kept.id(), former);
            return Outcome.done(kept.id());
        });
    }

    private static final Comparator<Entry> KEPT_FIRST = Comparator.comparing((Entry entry) -> entry.accountId() == null)
            .thenComparing(Entry::createdAt)
            .thenComparing(entry -> entry.id().toString());

    private Optional<Refusal> refuseDecided(Pair pair, List<Entry> both) {
        if (both.size() != 2) {
            throw new NotFound();
        }
        return both.stream()
                .filter(Entry::isMerged)
                .findFirst()
                .flatMap(former -> pairs.findMerger(former.id()))
                .or(() -> pairs.find(pair))
                .map(decided -> Refusal.of(
                        decided.decision() == Decision.SAME
                                ? "workers.refused.decided-same"
                                : "workers.refused.decided-two",
                        decided.by(),
                        decided.at()
                                .atZone(zone.id())
                                .toLocalDateTime()
                                .withNano(0)
                                .toString()
                                .replace('T', ' ')));
    }

    /**
     * Takes a merger apart: the entry stands for itself again, with its own name, phone and engagements.
     *
     * @return the entry, or the refusal {@code workers.refused.apart-already}
     * @throws NotFound if the actor does not see both
     */
    public Outcome<UUID> takeApart(Actor by, UUID keptId, UUID formerId) {
        checkSees(by, keptId, formerId);
        return transactions.write(WHOLE_PERSON, () -> {
            Entry former = entries.lock(List.of(keptId, formerId)).stream()
                    .filter(entry -> entry.id().equals(formerId))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            UUID into = former.mergedInto();
            if (into == null || !former.personId().equals(keptId)) {
                return Outcome.refused("workers.refused.apart-already");
            }
            entries.takeApart(formerId);
            pairs.forgetSame(Pair.of(formerId, into));
            registrar.recordPair(by, "worker.taken-apart", keptId, formerId);
            return Outcome.done(formerId);
        });
    }

    /**
     * Two people are asked about again.
     *
     * @return the first, or the refusal {@code workers.refused.asked-already}
     * @throws NotFound if the actor does not see both
     */
    public Outcome<UUID> askAgain(Actor by, UUID oneId, UUID otherId) {
        checkSees(by, oneId, otherId);
        Pair pair = Pair.of(oneId, otherId);
        return transactions.write(WHOLE_PERSON, () -> {
            entries.lock(List.of(oneId, otherId));
            if (!pairs.forgetTwo(pair)) {
                return Outcome.refused("workers.refused.asked-already");
            }
            registrar.recordPair(by, "worker.asked-again", pair.first(), pair.second());
            return Outcome.done(pair.first());
        });
    }

    private void checkSees(Actor by, UUID oneId, UUID otherId) {
        boolean seesBoth = transactions.read(
                by.scope(),
                () -> entries.find(oneId).isPresent() && entries.find(otherId).isPresent());
        if (!seesBoth) {
            throw new NotFound();
        }
    }
}
