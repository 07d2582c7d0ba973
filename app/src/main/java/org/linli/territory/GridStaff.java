package org.linli.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;

/** Who looks after which grid today; contributed by the module that keeps posts. */
public interface GridStaff {

    /** As what somebody works in a grid; each has a rule of its own (M01-04). */
    enum Kind {
        /** 专职: one a grid, and one grid. */
        FULL_TIME,
        /** 专业: serves many grids. */
        PROFESSIONAL,
        /** 兼职: a grid may have many. */
        PART_TIME
    }

    /**
     * A grid worker of a unit.
     *
     * @param postTitle what the post is called
     * @param since first day of the appointment
     * @param kind null where the unit is no grid
     */
    record GridWorker(
            UUID accountId,
            String name,
            String postTitle,
            LocalDate since,
            @Nullable Kind kind) {}

    /** The grid workers at the units themselves, who has been there longest first; units without one are left out. */
    Map<Integer, List<GridWorker>> today(Collection<Integer> unitNos);

    /** The one responsible for a grid (M01-43): its full-timer; where it has none, who has been there longest. */
    default Optional<GridWorker> findResponsible(int gridNo) {
        List<GridWorker> workers = today(List.of(gridNo)).getOrDefault(gridNo, List.of());
        return workers.stream()
                .filter(worker -> worker.kind() == Kind.FULL_TIME)
                .findFirst()
                .or(() -> workers.stream().findFirst());
    }

    /** How many grid workers stand at each unit of the ranges today; units without one are left out. */
    Map<Integer, Integer> countToday(NumberRanges units);
}
