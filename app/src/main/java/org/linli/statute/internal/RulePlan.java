package org.linli.statute.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.statute.RuleVersion;

/**
 * How the versions of a rule make room for a new one. The version that holds on its first day is shortened to the day before,
 * or replaced if it began on the same day; where the new one has an end, what held before goes on afterwards. A version that
 * begins later is never touched: the new one must end before it.
 *
 * @param versions all versions afterwards, oldest first
 */
public record RulePlan(List<RuleVersion> versions, List<Effect> effects) {

    /** What happens to a version. */
    public enum Kind {
        SHORTENED,
        REPLACED,
        ADDED,
        CONTINUED;

        boolean isNew() {
            return this == ADDED || this == CONTINUED;
        }
    }

    /** A version as it is afterwards, or as it was if it is replaced. */
    public record Effect(Kind kind, RuleVersion version) {}

    public RulePlan {
        versions = List.copyOf(versions);
        effects = List.copyOf(effects);
    }

    static Outcome<RulePlan> of(List<RuleVersion> present, RuleVersion added) {
        LocalDate from = added.from();
        LocalDate to = added.to();
        if (to != null && to.isBefore(from)) {
            return Outcome.refused("statute.refused.reversed");
        }
        Optional<RuleVersion> later = present.stream()
                .filter(version -> version.from().isAfter(from) && !endsBefore(to, version.from()))
                .findFirst();
        if (later.isPresent()) {
            return Outcome.refused(
                    "statute.refused.overlap",
                    later.get().from().toString(),
                    later.get().from().minusDays(1).toString());
        }
        RuleVersion holding = present.stream()
                .filter(version -> version.holdsOn(from))
                .findFirst()
                .orElse(null);
        if (holding != null && saysTheSame(holding, added)) {
            return Outcome.refused("statute.refused.nothing-changes");
        }
        return Outcome.done(plan(present, holding, added));
    }

    private static RulePlan plan(List<RuleVersion> present, @Nullable RuleVersion holding, RuleVersion added) {
        List<RuleVersion> versions = new ArrayList<>(present);
        List<Effect> effects = new ArrayList<>();
        LocalDate to = added.to();
        if (holding != null) {
            versions.remove(holding);
            if (holding.from().equals(added.from())) {
                effects.add(new Effect(Kind.REPLACED, holding));
            } else {
                RuleVersion shortened = holding.until(added.from().minusDays(1));
                versions.add(shortened);
                effects.add(new Effect(Kind.SHORTENED, shortened));
            }
        }
        versions.add(added);
        effects.add(new Effect(Kind.ADDED, added));
        if (holding != null && to != null && !endsBefore(holding.to(), to.plusDays(1))) {
            RuleVersion rest = holding.since(to.plusDays(1));
            versions.add(rest);
            effects.add(new Effect(Kind.CONTINUED, rest));
        }
        versions.sort(Comparator.comparing(RuleVersion::from));
        return new RulePlan(versions, effects);
    }

    private static boolean endsBefore(@Nullable LocalDate last, LocalDate day) {
        return last != null && last.isBefore(day);
    }

    private static boolean saysTheSame(RuleVersion holding, RuleVersion added) {
        return holding.value().equals(added.value())
                && holding.article().equals(added.article())
                && holding.source().equals(added.source())
                && holding.certainty() == added.certainty()
                && added.to() == null;
    }
}
