package org.linli.geo;

import java.util.List;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * Grids that somebody wants to publish, with what they are checked against.
 *
 * @param parent the ground of the community (or other unit) that they divide, in degrees
 * @param streets centre lines, in degrees; where there are none, borders along streets are not checked
 */
public record GridPlan(Geometry parent, List<Draft> grids, List<LineString> streets, Limits limits) {

    public GridPlan {
        grids = List.copyOf(grids);
        streets = List.copyOf(streets);
        if (grids.stream().mapToInt(Draft::number).distinct().count() < grids.size()) {
            throw new IllegalArgumentException("two grids have the same number");
        }
    }

    /**
     * A grid as it was drawn, sound or not.
     *
     * @param households empty where nobody has counted
     */
    public record Draft(int number, Geometry shape, OptionalInt households) {}

    /**
     * What a region demands of its grids.
     *
     * @param fewestHouseholds of a grid, such as 300
     * @param mostHouseholds of a grid, such as 500
     * @param toleranceMetres pieces of overlap or gap no wider than this on average are remarks, not errors
     * @param streetMetres how far a border may lie from a centre line and still run along the street
     * @param leastShareAlongStreets of the borders between grids, 0 to 1
     */
    public record Limits(
            int fewestHouseholds,
            int mostHouseholds,
            double toleranceMetres,
            double streetMetres,
            double leastShareAlongStreets) {

        /** 300 to 500 households, 5 cm, 20 m from a centre line, four fifths of the borders. */
        public static final Limits USUAL = new Limits(300, 500, PartitionCheck.DEFAULT_TOLERANCE_METRES, 20, 0.8);

        public Limits {
            if (fewestHouseholds < 0 || mostHouseholds < fewestHouseholds) {
                throw new IllegalArgumentException("households from " + fewestHouseholds + " to " + mostHouseholds);
            }
            if (!(toleranceMetres >= 0 && streetMetres >= 0)) {
                throw new IllegalArgumentException("a tolerance is negative");
            }
            if (!(leastShareAlongStreets >= 0 && leastShareAlongStreets <= 1)) {
                throw new IllegalArgumentException("not a share: " + leastShareAlongStreets);
            }
        }
    }
}
