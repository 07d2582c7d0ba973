package org.linli.territory.internal.grids;

import java.util.List;
import java.util.OptionalInt;
import org.linli.geo.GridPlan;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * What grids are drawn on.
 *
 * @param parent the ground of the unit
 * @param buildings those whose households are known
 * @param base a hash of the ground and of today's grids
 */
public record GridGround(
        Geometry parent, List<Street> streets, List<Building> buildings, GridPlan.Limits limits, String base) {

    public GridGround {
        streets = List.copyOf(streets);
        buildings = List.copyOf(buildings);
    }

    /** @param fitness as a border, 0 to 1 */
    public record Street(LineString line, double fitness) {}

    /** A building with a place inside of it. */
    public record Building(LonLat place, int households) {}

    /** The same ground where something else is asked of grids. */
    GridGround under(GridPlan.Limits others) {
        return new GridGround(parent, streets, buildings, others, base);
    }

    List<LineString> lines() {
        return streets.stream().map(Street::line).toList();
    }

    /** Empty where nobody counted. */
    public OptionalInt households() {
        return buildings.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(
                        buildings.stream().mapToInt(Building::households).sum());
    }
}
