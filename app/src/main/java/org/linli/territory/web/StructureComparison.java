package org.linli.territory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /** What became of a unit between the two days. */
    public record Difference(Link link, String predecessor, String successor) {}

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
                .limit(MOST_DIFFERENCES)
                .map(link -> new Difference(link, nameOf(link.predecessorNo()), nameOf(link.successorNo())))
                .toList();
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
