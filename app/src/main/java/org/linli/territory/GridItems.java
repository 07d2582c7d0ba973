package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** The published list of what is done in grids (M01-44). It is public; only who has the unit in her territory changes it. */
public interface GridItems {

    /** What holds at a unit on a day: the items of the unit and of those above it, topmost first. */
    List<GridItem> listAt(int unitNo, LocalDate day);

    /**
     * The item, if it is admitted for a grid on a day: it is on the list that holds there then. Whoever gives a grid a task
     * asks this first.
     *
     * @param day also one past or to come, in the structure of that day
     */
    Optional<GridItem> findAdmitted(UUID item, int gridNo, LocalDate day);

    /**
     * Puts an item on the list of a unit.
     *
     * @param from today or later
     * @return its id; refused with a key that begins with {@code grids.items.refused}
     */
    Outcome<UUID> publish(Actor actor, int unitNo, GridItem.Wording wording, LocalDate from, Instant now);
}
