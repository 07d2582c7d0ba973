package org.linli.territory.internal.reorganisation;

import java.util.Comparator;
import java.util.List;
import org.linli.territory.Unit;
import org.linli.territory.internal.UnitTree;
import org.springframework.stereotype.Component;

/** The health of a structure as a page shows it: its figures, and who looks after how many. */
@Component
public class Health {

    private static final int WIDEST = 10;

    private final Structures structures;

    Health(Structures structures) {
        this.structures = structures;
    }

    /**
     * What is said of a structure.
     *
     * @param widest those who have the most units right below them
     * @param levels how many units there are on each level, topmost first
     */
    public record Report(StructureHealth figures, List<Span> widest, List<LevelCount> levels) {}

    /** A unit and how many are right below it. */
    public record Span(Unit unit, int below) {}

    /** A level as it is called here. */
    public record LevelCount(String level, String name, int units) {}

    public Report of(UnitTree tree, int topNo) {
        List<Unit> units = tree.findEntry(topNo).stream()
                .flatMap(top -> tree.entries().stream()
                        .map(UnitTree.Entry::unit)
                        .filter(unit -> top.atOrBelow().contains(unit.no())))
                .toList();
        List<Span> widest = units.stream()
                .map(unit -> new Span(unit, tree.children(unit.no()).size()))
                .filter(span -> span.below() > 0)
                .sorted(Comparator.comparingInt(Span::below)
                        .reversed()
                        .thenComparingInt(span -> span.unit().no()))
                .limit(WIDEST)
                .toList();
        return new Report(structures.health(tree, topNo), widest, levels(tree, units));
    }

    private static List<LevelCount> levels(UnitTree tree, List<Unit> units) {
        return units.stream()
                .map(Unit::level)
                .distinct()
                .sorted(Comparator.comparingInt(level -> units.stream()
                        .filter(unit -> unit.level().equals(level))
                        .mapToInt(unit -> tree.path(unit.no()).size())
                        .findFirst()
                        .orElse(0)))
                .map(level -> {
                    List<Unit> own = units.stream()
                            .filter(unit -> unit.level().equals(level))
                            .toList();
                    return new LevelCount(level, own.getFirst().levelName(), own.size());
                })
                .toList();
    }
}
