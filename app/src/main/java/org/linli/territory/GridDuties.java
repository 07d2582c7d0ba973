package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** Duty grids: unit grids of a unit that one post answers for, each in at most one of them on a day. */
public interface GridDuties {

    /** Whether the unit has a duty grid today or later. */
    boolean hasAny(Actor actor, int unitNo);

    /**
     * Sets a duty grid up.
     *
     * @param post that answers for it, in words
     * @param from today or later
     * @return its id; refused with a key that begins with {@code grids.duty.refused} or {@code grids.refused}
     */
    Outcome<UUID> add(
            Actor actor, int unitNo, String name, String post, List<Integer> grids, LocalDate from, Instant now);
}
