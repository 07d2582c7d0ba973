package org.linli.territory.internal.reorganisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.territory.internal.UnitRow;
import org.locationtech.jts.geom.Geometry;

/**
 * What a plan does to the units of a map.
 *
 * @param before the day whose structure and boundaries stood before the plan
 * @param levels levels on which something ends, begins or changes
 */
public record Changes(
        LocalDate before, Set<String> levels, Set<Integer> ended, Set<Integer> changed, List<Opened> opened) {

    /**
     * A unit that begins.
     *
     * @param wholeOf units that it is made of as a whole; empty for a part of a split unit
     * @param shape its boundary; absent where none is known
     */
    public record Opened(
            int no,
            String name,
            String level,
            List<Integer> wholeOf,
            @Nullable Geometry shape) {}

    /** What becomes of a unit. */
    public enum Change {
        ENDED,
        OPENED,
        CHANGED,
        SAME;

        /** As a map knows it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Set<String> levelsOf(Redrawn redrawn) {
        return Stream.of(
                        redrawn.ended().stream(),
                        redrawn.opened().stream(),
                        redrawn.changed().stream().map(Redrawn.Change::after))
                .flatMap(nodes -> nodes)
                .filter(node -> node.kind() == UnitRow.Kind.ADMINISTRATIVE)
                .map(Node::level)
                .collect(Collectors.toSet());
    }

    public Change of(int unitNo) {
        if (ended.contains(unitNo)) {
            return Change.ENDED;
        }
        return changed.contains(unitNo) ? Change.CHANGED : Change.SAME;
    }
}
