package org.linli.territory.web.structure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.territory.Lineage;
import org.linli.territory.Lineage.Link;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.springframework.stereotype.Component;

/** The same figures under the structures of two days, side by side, with what happened to the units in between. */
@Component
public class StructureComparison {

    private static final int MOST_DIFFERENCES = 200;
    private static final int MOST_READ = 5_000;

    private final StructureFigures figures;
    private final Lineage lineage;
    private final Territory territory;
    private final Snapshots snapshots;

    StructureComparison(StructureFigures figures, Lineage lineage, Territory territory, Snapshots snapshots) {
        this.figures = figures;
        this.lineage = lineage;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    /**
     * The figures of a period under the structure of a day.
     *
     * @param top the unit asked for as it was on that day; absent where it was several or none
     */
    public record Side(LocalDate day, @Nullable Unit top, StructureFigures.@Nullable Table table) {}

    /** What happened to units between the two days: several that became one, or one that became several. */
    public record Difference(LocalDate day, Lineage.Kind kind, List<Party> from, List<Party> to) {}

    /**
     * A unit that took part.
     *
     * @param share what it got of the one before, 0 to 1; absent if all, or if nobody knows
     */
    public record Party(int unitNo, String name, @Nullable Double share) {}

    /** Links of one event: they share the day, the kind, and one end. */
    private record Event(LocalDate day, Lineage.Kind kind, int commonNo) {

        static Event of(Link link) {
            boolean isParting = link.kind() == Lineage.Kind.SPLIT;
            return new Event(link.day(), link.kind(), isParting ? link.predecessorNo() : link.successorNo());
        }
    }

    /** Both sides and why they differ. */
    public record Compared(List<Side> sides, List<Difference> differences) {}

    Side side(Actor actor, int unitNo, LocalDate from, LocalDate until, LocalDate day) {
        Optional<Unit> top = unitOn(unitNo, day);
        return new Side(
                day,
                top.orElse(null),
                top.map(unit -> figures.of(actor, unit, from, until, day)).orElse(null));
    }

    public Compared compare(Actor actor, int unitNo, LocalDate from, LocalDate until, LocalDate one, LocalDate other) {
        boolean isInOrder = !one.isAfter(other);
        LocalDate earlier = isInOrder ? one : other;
        LocalDate later = isInOrder ? other : one;
        return new Compared(
                List.of(side(actor, unitNo, from, until, earlier), side(actor, unitNo, from, until, later)),
                differences(unitNo, earlier, later));
    }

    /** The unit itself while it lived, else the only one in whose place it stands. */
    private Optional<Unit> unitOn(int unitNo, LocalDate day) {
        UnitTree tree = snapshots.units(day);
        return tree.find(unitNo).or(() -> {
            List<Lineage.Resolved> places = lineage.resolve(unitNo, day);
            return places.size() == 1 ? Optional.of(places.getFirst().unit()) : Optional.empty();
        });
    }

    private List<Difference> differences(int unitNo, LocalDate earlier, LocalDate later) {
        return lineage.linksBetween(earlier, later, MOST_READ).stream()
                .filter(link -> Stream.of(earlier, later)
                        .anyMatch(day -> unitOn(unitNo, day)
                                .filter(top -> isBelow(day, top.no(), link.predecessorNo())
                                        || isBelow(day, top.no(), link.successorNo()))
                                .isPresent()))
                .collect(Collectors.groupingBy(Event::of, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .limit(MOST_DIFFERENCES)
                .map(entry -> difference(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Difference difference(Event event, List<Link> links) {
        List<Party> from = links.stream()
                .map(Link::predecessorNo)
                .distinct()
                .map(no -> new Party(no, nameOf(no), null))
                .toList();
        List<Party> to = links.stream()
                .collect(Collectors.toMap(Link::successorNo, link -> link, (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .map(link -> new Party(link.successorNo(), nameOf(link.successorNo()), part(link)))
                .toList();
        return new Difference(event.day(), event.kind(), from, to);
    }

    private static @Nullable Double part(Link link) {
        return link.isShareKnown() && link.share() < 1 ? link.share() : null;
    }

    private boolean isBelow(LocalDate day, int topNo, int unitNo) {
        return unitNo != topNo
                && snapshots
                        .units(day)
                        .findEntry(topNo)
                        .map(entry -> entry.atOrBelow().contains(unitNo))
                        .orElse(false);
    }

    private String nameOf(int unitNo) {
        return territory.findUnit(unitNo).map(Unit::name).orElse("");
    }
}
