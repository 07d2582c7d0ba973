package org.linli.territory.web.units;

import java.util.List;
import org.linli.territory.Unit;
import org.linli.territory.internal.UnitTree;

/**
 * A unit in the tree.
 *
 * @param childCount units right below it
 * @param children what is drawn below it at once; empty when it is fetched on opening
 */
public record Branch(Unit unit, int childCount, List<Branch> children) {

    /** @param depth levels drawn at once */
    static Branch of(Unit unit, UnitTree tree, int depth) {
        List<Unit> below = tree.children(unit.no());
        List<Branch> drawn = depth == 0
                ? List.of()
                : below.stream().map(child -> of(child, tree, depth - 1)).toList();
        return new Branch(unit, below.size(), drawn);
    }

    /** Open only on the way to one of the units below it, and that one itself. */
    static Branch leadingTo(int unitNo, Unit unit, UnitTree tree) {
        if (unit.no() == unitNo) {
            return of(unit, tree, 1);
        }
        boolean isAbove = tree.findEntry(unit.no())
                .map(entry -> entry.atOrBelow().contains(unitNo))
                .orElse(false);
        Branch closed = of(unit, tree, 0);
        return isAbove
                ? new Branch(
                        unit,
                        closed.childCount(),
                        tree.children(unit.no()).stream()
                                .map(child -> leadingTo(unitNo, child, tree))
                                .toList())
                : closed;
    }

    public boolean isOpen() {
        return !children.isEmpty();
    }
}
