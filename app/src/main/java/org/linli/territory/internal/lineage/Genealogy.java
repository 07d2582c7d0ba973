package org.linli.territory.internal.lineage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.lineage.Resolution;
import org.linli.lineage.Spell;
import org.linli.lineage.Succession;
import org.linli.lineage.Succession.Nature;
import org.linli.territory.Lineage.Kind;
import org.linli.territory.Lineage.Life;
import org.linli.territory.Lineage.Link;

/** Units that came from others or became others, told to the engine by their numbers: who stands in whose place on a day. */
public final class Genealogy {

    private final Map<Integer, Life> lives;
    private final org.linli.lineage.Lineage lineage;

    /** @param links any links; those within one unit do not matter here */
    public Genealogy(Collection<Life> lives, Collection<Link> links) {
        this.lives = lives.stream().collect(Collectors.toMap(Life::unitNo, life -> life));
        Map<Integer, Spell> spells = new HashMap<>();
        lives.forEach(life -> spells.put(life.unitNo(), spell(life)));
        this.lineage = org.linli.lineage.Lineage.of(
                spells.values(),
                links.stream()
                        .filter(link -> !link.kind().isWithinOneUnit())
                        .flatMap(link -> succession(link, spells))
                        .toList());
    }

    private static Spell spell(Life life) {
        return new Spell(
                Integer.toString(life.unitNo()), "", "", Optional.empty(), life.from(), Optional.ofNullable(life.to()));
    }

    /** What part of a unit that lived before came from another one is not known. */
    private static Stream<Succession> succession(Link link, Map<Integer, Spell> spells) {
        Spell before = spells.get(link.predecessorNo());
        Spell after = spells.get(link.successorNo());
        return before == null || after == null
                ? Stream.empty()
                : Stream.of(new Succession(
                        before,
                        after,
                        link.day(),
                        link.kind() == Kind.ABOLITION ? Nature.UNIT_ABOVE : Nature.SUCCESSOR,
                        share(link),
                        after.from().equals(link.day()) ? share(link) : OptionalDouble.empty()));
    }

    private static OptionalDouble share(Link link) {
        return link.isShareKnown() ? OptionalDouble.of(link.share()) : OptionalDouble.empty();
    }

    public Set<Integer> unitNos() {
        return Collections.unmodifiableSet(lives.keySet());
    }

    /** Who stands in the place of the unit on the day: itself while it lives. Shares by number, greatest first. */
    public Map<Integer, Double> on(LocalDate day, int unitNo) {
        Life life = lives.get(unitNo);
        if (life == null) {
            return Map.of();
        }
        LocalDate end = life.to();
        if (end != null && !day.isBefore(end)) {
            return between(unitNo, end.minusDays(1), day);
        }
        return life.holds(day) ? Map.of(unitNo, 1.0) : between(unitNo, life.from(), day);
    }

    /** Where the ground that the unit had on one day lies on another; a unit that passed a part on is not alone. */
    public Map<Integer, Double> between(int unitNo, LocalDate on, LocalDate day) {
        return lineage.resolve(Integer.toString(unitNo), on, day)
                .map(Genealogy::shares)
                .orElse(Map.of());
    }

    /** Greatest share first, lowest number first among equals; an unknown share is 0. */
    private static Map<Integer, Double> shares(Resolution resolution) {
        Map<Integer, Double> sorted = new LinkedHashMap<>();
        resolution.units().stream()
                .map(descent -> Map.entry(
                        Integer.valueOf(descent.unit().code()),
                        Math.min(1.0, descent.share().orElse(0))))
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }
}
