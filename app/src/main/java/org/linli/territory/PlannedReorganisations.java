package org.linli.territory;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;

/** Plans of reorganisation for modules that show what of theirs a plan moves. */
public interface PlannedReorganisations {

    /**
     * A plan as it stands.
     *
     * @param moves what takes the place of what; units that are still to come have negative numbers
     * @param newUnits names of units that are still to come
     * @param isCarriedOut whether the structure is written
     */
    record Planned(Reorganisation moves, Map<Integer, String> newUnits, boolean isCarriedOut) {}

    /** Empty for a plan that does not exist, that the actor may not see, or that does not fit. */
    Optional<Planned> find(Actor actor, UUID planId);
}
