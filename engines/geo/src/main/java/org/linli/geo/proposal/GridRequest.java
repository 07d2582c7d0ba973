package org.linli.geo.proposal;

import java.util.List;
import org.linli.geo.GridArea;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * What a planner gives to have grids proposed.
 *
 * @param boundary of the community, in degrees, valid; holes allowed
 * @param buildings with their households; those outside of the boundary are ignored
 * @param streets that may become borders, in degrees
 * @param count how many grids
 * @param current grids of today; empty where there are none
 * @param cutsBlocks whether a block too large for a grid may be cut between its buildings
 * @param seed the same request with the same seed gets the same proposals
 */
public record GridRequest(
        Polygon boundary,
        List<Site> buildings,
        List<Street> streets,
        Count count,
        List<GridArea> current,
        boolean cutsBlocks,
        long seed) {

    public GridRequest {
        if (boundary.isEmpty() || !boundary.isValid()) {
            throw new IllegalArgumentException("the boundary is not a valid polygon");
        }
        buildings = List.copyOf(buildings);
        streets = List.copyOf(streets);
        current = List.copyOf(current);
    }

    /** A building: a point inside of it and the number of its dwellings. */
    public record Site(LonLat place, int households) {

        public Site {
            if (households < 0) {
                throw new IllegalArgumentException("households: " + households);
            }
        }
    }

    /**
     * A street.
     *
     * @param fitness how good a border it makes, from 0 (as bad as none) to 1 (a main road)
     */
    public record Street(LineString line, double fitness) {

        public Street {
            if (!(fitness >= 0 && fitness <= 1)) {
                throw new IllegalArgumentException("not between 0 and 1: " + fitness);
            }
        }
    }

    /** How many grids. */
    public sealed interface Count {

        /** Exactly so many. */
        record Exactly(int grids) implements Count {
            public Exactly {
                if (grids < 1) {
                    throw new IllegalArgumentException("at least one grid: " + grids);
                }
            }
        }

        /** So many that a grid has between these numbers of households, near the middle. */
        record ByHouseholds(int fewest, int most) implements Count {
            public ByHouseholds {
                if (fewest < 1 || most < fewest) {
                    throw new IllegalArgumentException("households from " + fewest + " to " + most);
                }
            }
        }

        /** The number for so many households in all. */
        default int of(int households) {
            return switch (this) {
                case Exactly exactly -> exactly.grids;
                case ByHouseholds range ->
                    (int) Math.max(1, Math.round(households / ((range.fewest + range.most) / 2.0)));
            };
        }
    }
}
