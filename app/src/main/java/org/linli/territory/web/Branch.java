package org.linli.territory.web;

import java.util.List;
import org.linli.territory.Territory;
import org.linli.territory.Unit;

/**
 * A unit in the tree.
 *
 * @param childCount units right below it
 * @param children what is drawn below it at once; empty when it is fetched on opening
 */
public record Branch(Unit unit, int childCount, List<Branch> children) {

    /** @param depth levels drawn at once */
    static Branch of(Unit unit, Territory territory, int depth) {
        List<Unit> below = territory.listChildren(unit.no());
        List<Branch> drawn = depth == 0
                ? List.of()
                : below.stream().map(child -> of(child, territory, depth - 1)).toList();
        return new Branch(unit, below.size(), drawn);
    }

    public boolean isOpen() {
        return !children.isEmpty();
    }
}
