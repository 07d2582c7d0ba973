package org.linli.territory.web.structure;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.kernel.Actor;
import org.linli.territory.FigureByUnit;
import org.linli.territory.Lineage;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Adds figures up under the structure of any day: what stood at a unit counts for whoever stands in its place then. */
@Component
public class StructureFigures {

    private final List<FigureByUnit> figures;
    private final Lineage lineage;
    private final Snapshots snapshots;

    StructureFigures(ObjectProvider<FigureByUnit> figures, Lineage lineage, Snapshots snapshots) {
        this.figures = figures.stream()
                .sorted(Comparator.comparingInt(FigureByUnit::order))
                .toList();
        this.lineage = lineage;
        this.snapshots = snapshots;
    }

    /**
     * A table of figures.
     *
     * @param keys the columns
     * @param rows the unit itself as far as it is not divided, then each unit right below it
     * @param unplaced of each figure what cannot be told to one unit of that day
     * @param totals of each figure, what cannot be placed included
     */
    public record Table(List<String> keys, List<Row> rows, List<Long> unplaced, List<Long> totals) {}

    /** One unit with its figures in the order of the columns. */
    public record Row(Unit unit, List<Long> values) {}

    public Table of(Actor actor, Unit top, LocalDate from, LocalDate until, LocalDate structureDay) {
        UnitTree tree = snapshots.units(structureDay);
        List<Unit> units =
                Stream.concat(Stream.of(top), tree.children(top.no()).stream()).toList();
        List<FigureByUnit> allowed = figures.stream()
                .filter(figure -> actor.may(figure.permission()))
                .toList();
        List<Map<Integer, Long>> columns = allowed.stream()
                .map(figure ->
                        column(tree, top, units, figure.count(actor.scope(), from, until, structureDay), structureDay))
                .toList();
        return new Table(
                allowed.stream().map(FigureByUnit::key).toList(),
                units.stream()
                        .map(unit -> new Row(
                                unit,
                                columns.stream()
                                        .map(column -> column.getOrDefault(unit.no(), 0L))
                                        .toList()))
                        .toList(),
                columns.stream()
                        .map(column -> column.getOrDefault(UNPLACED, 0L))
                        .toList(),
                columns.stream()
                        .map(column -> column.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .toList());
    }

    private static final int UNPLACED = 0;

    /** By number of the unit of the row; what lies outside of the top unit is left out. */
    private Map<Integer, Long> column(
            UnitTree tree, Unit top, List<Unit> rows, Map<Integer, Long> counts, LocalDate day) {
        Map<Integer, Long> column = new HashMap<>();
        counts.forEach((unitNo, count) -> {
            List<Integer> places = lineage.placesOf(unitNo, day);
            if (places.size() == 1) {
                if (isBelow(tree, top.no(), places.getFirst())) {
                    column.merge(row(tree, rows, places.getFirst()), count, Long::sum);
                }
            } else if (places.stream().anyMatch(place -> isBelow(tree, top.no(), place))) {
                column.merge(UNPLACED, count, Long::sum);
            }
        });
        return column;
    }

    private static int row(UnitTree tree, List<Unit> rows, int unitNo) {
        return rows.stream()
                .skip(1)
                .map(Unit::no)
                .filter(no -> isBelow(tree, no, unitNo))
                .findFirst()
                .orElse(rows.getFirst().no());
    }

    private static boolean isBelow(UnitTree tree, int topNo, int unitNo) {
        return tree.findEntry(topNo)
                .map(entry -> entry.atOrBelow().contains(unitNo))
                .orElse(false);
    }
}
