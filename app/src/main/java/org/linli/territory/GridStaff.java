package org.linli.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.kernel.NumberRanges;

/** Who looks after which grid today; contributed by the module that keeps posts. */
public interface GridStaff {

    /**
     * A grid worker of a unit.
     *
     * @param postTitle what the post is called
     * @param since first day of the appointment
     */
    record GridWorker(UUID accountId, String name, String postTitle, LocalDate since) {}

    /** The grid workers at the units themselves, who has been there longest first; units without one are left out. */
    Map<Integer, List<GridWorker>> today(Collection<Integer> unitNos);

    /** How many grid workers stand at each unit of the ranges today; units without one are left out. */
    Map<Integer, Integer> countToday(NumberRanges units);
}
