package org.linli.territory.internal.grids;

import java.util.List;
import org.linli.geo.GridPlan;
import org.linli.territory.internal.HomesOnGround.BuildingHomes;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * What grids are drawn on.
 *
 * @param parent the ground of the unit
 * @param buildings those on it of which the number of homes is known
 * @param base a hash of the ground and of today's grids
 */
public record GridGround(
        Geometry parent, List<Street> streets, List<BuildingHomes> buildings, GridPlan.Limits limits, String base) {

    public GridGround {
        streets = List.copyOf(streets);
        buildings = List.copyOf(buildings);
    }

    /** @param fitness as a border, 0 to 1 */
    public record Street(LineString line, double fitness) {}

    /** Where the homes that are counted come from: doors on record, or else what the map says of a building. */
    public record Counted(int onRecord, int onMap) {

        /** Whether one of the two is all there is. */
        public enum Source {
            RECORD,
            MAP,
            BOTH
        }

        public int total() {
            return onRecord + onMap;
        }

        public Source source() {
            return onMap == 0 ? Source.RECORD : onRecord == 0 ? Source.MAP : Source.BOTH;
        }
    }

    /** The same ground where something else is asked of grids. */
    GridGround under(GridPlan.Limits others) {
        return new GridGround(parent, streets, buildings, others, base);
    }

    List<LineString> lines() {
        return streets.stream().map(Street::line).toList();
    }

    /** The same ground with some of its buildings. */
    GridGround with(List<BuildingHomes> some) {
        return new GridGround(parent, streets, some, limits, base);
    }

    public Counted counted() {
        return new Counted(homes(true), homes(false));
    }

    private int homes(boolean isOnRecord) {
        return buildings.stream()
                .filter(building -> building.isOnRecord() == isOnRecord)
                .mapToInt(BuildingHomes::homes)
                .sum();
    }
}
