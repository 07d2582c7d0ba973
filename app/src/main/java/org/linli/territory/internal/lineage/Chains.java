package org.linli.territory.internal.lineage;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.territory.Lineage.Chain;
import org.linli.territory.Lineage.Link;

/** Follows links from unit to unit: upstream always back in time, downstream always forth, so no cycle can hold it. */
final class Chains {

    private static final Comparator<Link> BY_TIME = Comparator.comparing(Link::day)
            .thenComparingInt(Link::predecessorNo)
            .thenComparingInt(Link::successorNo);

    private final Map<Integer, List<Link>> into;
    private final Map<Integer, List<Link>> outOf;

    /** @param links between different units */
    Chains(Collection<Link> links) {
        this.into = links.stream().collect(Collectors.groupingBy(Link::successorNo));
        this.outOf = links.stream().collect(Collectors.groupingBy(Link::predecessorNo));
    }

    /** Ground that a unit had until a day, looked back upon; or from a day on, looked forward from. */
    private record Step(int unitNo, LocalDate day, boolean isBack) {

        boolean leadsOver(Link link) {
            return isBack ? !link.day().isAfter(day) : !link.day().isBefore(day);
        }

        Step over(Link link) {
            return new Step(isBack ? link.predecessorNo() : link.successorNo(), link.day(), isBack);
        }
    }

    Chain around(int unitNo, int mostUnits) {
        Set<Link> links = new HashSet<>();
        Set<Integer> units = new HashSet<>(Set.of(unitNo));
        Set<Step> known = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>(
                List.of(new Step(unitNo, LocalDate.MAX, true), new Step(unitNo, LocalDate.MIN, false)));
        boolean isWhole = true;
        while (!open.isEmpty()) {
            Step step = open.remove();
            for (Link link : following(step)) {
                Step next = step.over(link);
                if (units.contains(next.unitNo()) || units.size() <= mostUnits) {
                    units.add(next.unitNo());
                    links.add(link);
                    if (known.add(next)) {
                        open.add(next);
                    }
                } else {
                    isWhole = false;
                }
            }
        }
        return new Chain(links.stream().sorted(BY_TIME).toList(), isWhole);
    }

    private List<Link> following(Step step) {
        return (step.isBack() ? into : outOf)
                .getOrDefault(step.unitNo(), List.of()).stream()
                        .filter(step::leadsOver)
                        .toList();
    }
}
