package org.linli.territory.internal.basedata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.NumberRanges;
import org.linli.territory.Unit;
import org.linli.territory.internal.UnitTree;

/**
 * The units a package is about, parents before their children, with those above them, without which they would have no
 * place elsewhere.
 *
 * @param above from the root down; empty when everything is taken
 * @param leftOut units that have no code and are no grids: nothing could tell elsewhere what they are
 */
record BaseUnits(UnitTree tree, Optional<Unit> top, List<Unit> above, List<Unit> within, int leftOut) {

    static BaseUnits of(UnitTree tree, Optional<Unit> top) {
        List<Unit> within = new ArrayList<>();
        int leftOut = 0;
        List<Unit> open =
                new ArrayList<>(top.map(List::of).orElseGet(tree::roots).reversed());
        while (!open.isEmpty()) {
            Unit unit = open.removeLast();
            if (unit.code().isEmpty() && !unit.level().equals("grid")) {
                leftOut++;
            } else {
                within.add(unit);
            }
            open.addAll(tree.children(unit.no()).reversed());
        }
        List<Unit> above = top.map(Unit::parentNo).map(tree::path).orElse(List.of());
        return new BaseUnits(tree, top, above, within, leftOut);
    }

    Map<Integer, Unit> byNumber() {
        Map<Integer, Unit> byNumber = HashMap.newHashMap(within.size());
        within.forEach(unit -> byNumber.put(unit.no(), unit));
        return byNumber;
    }

    /** Numbers at or below, with those of ended units whose places went over. */
    NumberRanges numbers() {
        return top.flatMap(unit -> tree.findEntry(unit.no()))
                .map(UnitTree.Entry::atOrBelow)
                .orElse(NumberRanges.everything());
    }

    String parentCode(Unit unit) {
        return Optional.ofNullable(unit.parentNo())
                .flatMap(tree::find)
                .map(Unit::code)
                .orElse("");
    }
}
