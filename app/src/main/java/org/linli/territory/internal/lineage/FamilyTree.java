package org.linli.territory.internal.lineage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.territory.Lineage.Life;
import org.linli.territory.Lineage.Link;

/** The units that are related to each other, with their lives; finds who stands in whose place on a day. */
public final class FamilyTree {

    private final Map<Integer, Life> lives;
    private final Map<Integer, List<Link>> successors;
    private final Map<Integer, List<Link>> predecessors;

    /** @param links any links; those within one unit do not matter here */
    public FamilyTree(Collection<Life> lives, Collection<Link> links) {
        this.lives = lives.stream().collect(Collectors.toMap(Life::unitNo, life -> life));
        List<Link> between =
                links.stream().filter(link -> !link.kind().isWithinOneUnit()).toList();
        this.successors = between.stream().collect(Collectors.groupingBy(Link::predecessorNo));
        this.predecessors = between.stream().collect(Collectors.groupingBy(Link::successorNo));
    }

    /** Shares by number of unit, greatest first, lowest number first among equals. */
    public Map<Integer, Double> on(LocalDate day, int unitNo) {
        Life life = lives.get(unitNo);
        if (life == null) {
            return Map.of();
        }
        Map<Integer, Double> found = new HashMap<>();
        if (life.holds(day)) {
            found.put(unitNo, 1.0);
        } else if (day.isBefore(life.from())) {
            back(unitNo, day, 1.0, found);
        } else {
            forth(unitNo, day, 1.0, found);
        }
        Map<Integer, Double> sorted = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), Math.min(1.0, entry.getValue())));
        return Collections.unmodifiableMap(sorted);
    }

    private void forth(int unitNo, LocalDate day, double share, Map<Integer, Double> found) {
        for (Link link : successors.getOrDefault(unitNo, List.of())) {
            if (!isTheirEnd(link, unitNo)) {
                continue;
            }
            Life next = lives.get(link.successorNo());
            double part = share * link.share();
            if (next != null && next.holds(day)) {
                found.merge(next.unitNo(), part, Double::sum);
            } else if (next != null && !link.day().isAfter(day)) {
                forth(next.unitNo(), day, part, found);
            }
        }
    }

    private void back(int unitNo, LocalDate day, double share, Map<Integer, Double> found) {
        for (Link link : predecessors.getOrDefault(unitNo, List.of())) {
            Life before = lives.get(link.predecessorNo());
            double part = share * link.share();
            boolean isBorn = isTheirBeginning(link, unitNo);
            if (before != null && isBorn && before.holds(day)) {
                found.merge(before.unitNo(), part, Double::sum);
            } else if (before != null && isBorn && day.isBefore(before.from())) {
                back(before.unitNo(), day, part, found);
            }
        }
    }

    /** A grid that gave ground to a new one and went on did not become it. */
    private boolean isTheirEnd(Link link, int unitNo) {
        Life life = lives.get(unitNo);
        return life != null && link.day().equals(life.to());
    }

    /** A unit that took over an abolished one in the middle of its own life did not come from it. */
    private boolean isTheirBeginning(Link link, int unitNo) {
        Life life = lives.get(unitNo);
        return life != null && link.day().equals(life.from());
    }
}
