package org.linli.statute.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Idempotency;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.statute.OpenClocks.Basis;
import org.linli.statute.RuleVersion;
import org.springframework.stereotype.Component;

/** The rules of the installation: read by everybody at the desk, changed after a dry run. */
@Component
public class RuleBook {

    // A change moves the clocks of all units, whoever makes it; who may make it is asked first.
    private static final Scope ALL_CLOCKS = new Scope.SystemJob(new Purpose("statute.recompute"));

    private final RuleRows rows;
    private final StoredRules stored;
    private final StoredCalendars calendars;
    private final ChangeRows changes;
    private final ChangeLedger ledger;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Clock clock;

    RuleBook(
            RuleRows rows,
            StoredRules stored,
            StoredCalendars calendars,
            ChangeRows changes,
            ChangeLedger ledger,
            Transactions transactions,
            Idempotency idempotency,
            Clock clock) {
        this.rows = rows;
        this.stored = stored;
        this.calendars = calendars;
        this.changes = changes;
        this.ledger = ledger;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * A rule with its history.
     *
     * @param versions oldest first
     * @param replaced versions that others from the same day took the place of
     * @param changes newest first
     */
    public record Rule(List<RuleVersion> versions, List<RuleVersion> replaced, List<Change> changes) {

        public RuleVersion newest() {
            return versions.getLast();
        }
    }

    /**
     * What a draft would do.
     *
     * @param seen fingerprint of the versions it was computed from; the change is made only while they are the same
     */
    public record Review(RuleVersion rule, RuleDraft draft, RulePlan plan, Impact impact, String seen) {}

    /** Of each rule the version that holds on a day, in order of field and key. */
    public List<RuleVersion> list(LocalDate asOf) {
        return rows.all()
                .asOf(asOf)
                .sorted(Comparator.comparing(RuleVersion::field).thenComparing(RuleVersion::key))
                .toList();
    }

    /** Throws {@link NotFound} if there is no such rule. */
    public Rule get(String key) {
        List<RuleVersion> versions = versions(rows.all(), key);
        return new Rule(versions, rows.replaced(versions.getLast()), changes.ofRule(key));
    }

    /** Whether this actor may change rules at all. */
    public boolean mayChange(Actor by) {
        return by.may("statute.change") && ledger.isAtTheTop(by);
    }

    /** The dry run: nothing is written. */
    public Outcome<Review> review(Actor by, RuleDraft draft) {
        Instant now = clock.instant();
        return transactions.read(
                ALL_CLOCKS,
                () -> plan(by, draft, now).map(planned -> {
                    Impact impact = Impact.of(
                            ledger.moves(planned.before(), planned.after()),
                            by.scope().units(),
                            now);
                    return new Review(planned.rule(), draft, planned.plan(), impact, planned.seen());
                }));
    }

    /** Makes the change, moves the open clocks and puts it on record, or nothing of it. Repeated with the same key, once. */
    public Outcome<UUID> change(Actor by, RuleDraft draft, String seen, @Nullable String idempotencyKey) {
        Instant now = clock.instant();
        Outcome<UUID> outcome = transactions.write(ALL_CLOCKS, () -> {
            if (!ledger.isAtTheTop(by)) {
                return Outcome.refused("statute.refused.not-at-the-top");
            }
            Refusing refusing = new Refusing();
            String id = idempotency.once(
                    "statute.rule", idempotencyKey, () -> refusing.orEmpty(carryOut(by, draft, seen, now)));
            return refusing.outcome(id);
        });
        stored.forget();
        return outcome;
    }

    private Outcome<String> carryOut(Actor by, RuleDraft draft, String seen, Instant now) {
        rows.lock(draft.key());
        return plan(by, draft, now).then(planned -> {
            if (!planned.seen().equals(seen)) {
                return Outcome.refused("statute.refused.changed-meanwhile");
            }
            UUID id = UuidV7.at(now);
            rows.carryOut(planned.plan(), id);
            String title = draft.value() + " · " + draft.from();
            ledger.carryOut(
                    id,
                    by,
                    new ChangeLedger.Subject("statute.rule-changed", draft.key(), null, title),
                    draft.reason(),
                    facts(draft),
                    planned.before(),
                    planned.after(),
                    now);
            return Outcome.done(id.toString());
        });
    }

    private static Map<String, String> facts(RuleDraft draft) {
        return Map.of(
                "key", draft.key(),
                "value", draft.value(),
                "from", draft.from().toString(),
                "to", draft.to() == null ? "" : draft.to().toString(),
                "article", draft.article(),
                "source", draft.source(),
                "certainty", draft.certainty().name());
    }

    private record Planned(RuleVersion rule, RulePlan plan, Basis before, Basis after, String seen) {}

    private Outcome<Planned> plan(Actor by, RuleDraft draft, Instant now) {
        if (!ledger.isAtTheTop(by)) {
            return Outcome.refused("statute.refused.not-at-the-top");
        }
        RuleSet present = rows.all();
        List<RuleVersion> versions = versions(present, draft.key());
        RuleVersion rule = versions.getLast();
        LayeredCalendars calendar = calendars.fresh();
        return RulePlan.of(versions, draft.asVersionOf(rule, by.name(), now))
                .map(plan -> new Planned(
                        rule,
                        plan,
                        new Basis(present, calendar),
                        new Basis(present.with(draft.key(), plan.versions()), calendar),
                        fingerprint(versions)));
    }

    private static List<RuleVersion> versions(RuleSet all, String key) {
        List<RuleVersion> versions = all.of(key);
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        return versions;
    }

    private static String fingerprint(List<RuleVersion> versions) {
        return Integer.toHexString(versions.stream()
                .map(version -> version.from() + " " + version.to() + " " + version.value())
                .toList()
                .hashCode());
    }
}
