package org.linli.territory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * Doors of buildings, the last level of the hierarchy (M01-40). They say nothing about who lives behind them. Reading them
 * is for the grid's own staff and goes through the pages and the API; other modules attach to them by their id.
 */
public interface Dwellings {

    /** What is behind a door. */
    enum Kind {
        HOME,
        SHOP,
        OFFICE,
        OTHER
    }

    /**
     * A door to be put on record.
     *
     * @param building address or name of a building of the unit
     * @param entrance 单元, for example {@code 2} or {@code A}; empty where there is none
     * @param floor 1 to 200, or -1 to -9 below the ground
     * @param door as it stands on the door, for example {@code 301}
     * @param households 0 to 20 for a home, 0 otherwise
     * @param until first day without it; null while it is there
     */
    record NewDoor(
            String building,
            String entrance,
            int floor,
            String door,
            Kind kind,
            int households,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** Whether a building below the unit has doors on record. */
    boolean hasAny(Actor actor, int unitNo);

    /**
     * Begins buildings that have no doors yet, with all their doors at once.
     *
     * @return how many doors; refused as a whole with a key that begins with {@code homes.refused}
     */
    Outcome<Integer> begin(Actor actor, int unitNo, List<NewDoor> doors);

    /**
     * Begins every building of the unit that has no doors yet as the map proposes it: floors, entrances and homes.
     *
     * @return how many doors
     */
    Outcome<Integer> beginFromMap(Actor actor, int unitNo, LocalDate from);
}
