package org.linli.territory.internal.lineage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.NumberRanges;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;

/**
 * Which unit of the structure of a day a number belongs to. Exact or nothing: what was several units on that day is not
 * told to one of them.
 */
final class Places {

    private static final int MOST_LEVELS = 20;

    private final UnitTree then;
    private final UnitTree today;
    private final Genealogy genealogy;
    private final RecordedLineage records;

    Places(LocalDate day, Snapshots snapshots, Genealogy genealogy, RecordedLineage records) {
        this.then = snapshots.units(day);
        this.today = snapshots.units();
        this.genealogy = genealogy;
        this.records = records;
    }

    /**
     * The unit itself while it lived or was inherited by one that lived; who stood in its place before it began; for a unit
     * that came from nothing, the place of the unit above it.
     */
    List<Integer> of(int unitNo) {
        int at = unitNo;
        for (int level = 0; level < MOST_LEVELS; level++) {
            if (isHeld(at)) {
                return List.of(at);
            }
            List<Integer> found = List.copyOf(genealogy.on(then.day(), at).keySet());
            Optional<Integer> above = found.isEmpty() ? parentOf(at) : Optional.empty();
            if (above.isEmpty()) {
                return found;
            }
            at = above.get();
        }
        return List.of();
    }

    /** Numbers whose place on that day is at or below the unit. */
    NumberRanges atOrBelow(int unitNo) {
        NumberRanges held =
                then.findEntry(unitNo).map(UnitTree.Entry::atOrBelow).orElse(NumberRanges.none());
        List<Integer> later = new ArrayList<>();
        today.entries().stream()
                .filter(entry -> entry.bornOn().isAfter(then.day()))
                .forEach(entry -> later.add(entry.unit().no()));
        later.addAll(genealogy.unitNos());
        return held.with(later.stream()
                .filter(no -> !held.contains(no) && !isHeld(no))
                .filter(no -> {
                    List<Integer> places = of(no);
                    return places.size() == 1 && held.contains(places.getFirst());
                })
                .toList());
    }

    private boolean isHeld(int unitNo) {
        return then.find(unitNo).isPresent()
                || then.roots().stream()
                        .anyMatch(root -> then.findEntry(root.no())
                                .map(entry -> entry.atOrBelow().contains(unitNo))
                                .orElse(false));
    }

    private Optional<Integer> parentOf(int unitNo) {
        return today.find(unitNo)
                .map(unit -> Optional.ofNullable(unit.parentNo()))
                .orElseGet(() -> records.firstParent(unitNo));
    }
}
