package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import org.linli.geo.GridPlan;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** What units ask of the grids at and below them; who asks nothing follows the nearest unit above (M01-09). */
public interface GridStandards {

    /**
     * What is to be asked from a day on.
     *
     * @param from today or later
     * @param basis the law or rule on which it rests
     */
    record Decision(GridPlan.Limits limits, LocalDate from, String reason, String basis) {}

    /** Whether the unit asks something of its own, today, before or later. */
    boolean isSet(int unitNo);

    /**
     * Lets the unit ask this from the day on, until what is announced for later begins.
     *
     * @return the unit's number; refused with {@code gridpolicy.refused.past}
     */
    Outcome<Integer> set(Actor actor, int unitNo, Decision decision, Instant now);
}
