package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.locationtech.jts.geom.Geometry;

/**
 * The grids of networks that were there before the integrated one (M01-01): city management, social services, public
 * safety. A grid is a place with a code and a name; there is nothing for persons.
 */
public interface GridLayers {

    /** @param shape sound polygons in WGS 84 degrees */
    record Drawn(String code, String name, Geometry shape) {}

    /** Whether the unit has a grid of any layer, today or later. */
    boolean hasAny(Actor actor, int unitNo);

    /**
     * Puts grids of a layer at a unit from a day on; one with a known code takes the place of that one.
     *
     * @param layer {@code city-management}, {@code social-service} or {@code public-safety}
     * @return how many were put there; refused with a key that begins with {@code grids.layers.refused}
     */
    Outcome<Integer> load(Actor actor, int unitNo, String layer, List<Drawn> grids, LocalDate from, Instant now);
}
