package org.linli.city;

import org.locationtech.jts.geom.Polygon;

/**
 * A building.
 *
 * @param id 1 and up within the plan
 * @param name such as 新苑小区3号楼
 * @param footprint a rectangle in degrees
 * @param entrances 单元 of a residential building, units of a row of shops
 * @param householdsPerFloor dwellings on each floor of each entrance, 0 where nobody lives
 */
public record Building(
        int id,
        BuildingUse use,
        String name,
        Address address,
        int gridNumber,
        int floors,
        int entrances,
        int householdsPerFloor,
        Polygon footprint) {

    /** Dwellings in the building. */
    public int households() {
        return floors * entrances * householdsPerFloor;
    }
}
