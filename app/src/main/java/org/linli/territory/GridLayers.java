package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.locationtech.jts.geom.Geometry;

/**
 * The grids of networks that were there before the integrated one (M01-01): city management, social services, public
 * safety, party building. A grid of a layer is a place with a code and a name; there is nothing for persons.
 */
public interface GridLayers {

    /** @param shape sound polygons in WGS 84 degrees; absent where the grid is only listed */
    record Drawn(String code, String name, @Nullable Geometry shape) {}

    /** Whether a layer has a grid at the unit or below, today or later. */
    boolean hasAny(Actor actor, int unitNo);

    /**
     * The integrated grid to which a grid of a layer belonged on a day, by its code in the layer. Empty where nobody
     * confirmed one, and where several units at or below the given one use the code for different grids.
     */
    Optional<Unit> findGrid(Actor actor, int unitNo, String layer, String code, LocalDate day);

    /**
     * Puts grids of a layer at a unit from a day on; one with a known code takes the place of that one, and keeps its
     * integrated grid if its ground stays.
     *
     * @param layer {@code city-management}, {@code social-service}, {@code public-safety} or {@code party-building}
     * @return how many were put there; refused as a whole with the reason of the first that cannot be
     */
    Outcome<Integer> load(Actor actor, int unitNo, String layer, List<Drawn> grids, LocalDate from, Instant now);

    /**
     * Confirms what is proposed for every grid of a layer that belongs to no integrated grid yet; those that lie across
     * several, none of which has three fifths of them, are left to a person.
     *
     * @return how many were confirmed
     */
    Outcome<Integer> confirmProposed(Actor actor, int unitNo, String layer, LocalDate from);
}
