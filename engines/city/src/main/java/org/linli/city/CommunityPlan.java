package org.linli.city;

import java.util.List;
import org.locationtech.jts.geom.Polygon;

/**
 * A community drawn in full. All coordinates are WGS 84 degrees with seven decimals. The geometries must not be changed.
 *
 * @param boundary the union of the grids; it is the boundary asked for with the nodes of the roads that meet it
 */
public record CommunityPlan(
        String name,
        Polygon boundary,
        List<PlannedGrid> grids,
        List<Road> roads,
        List<Block> blocks,
        List<Estate> estates,
        List<Building> buildings,
        List<Shop> shops,
        List<Place> places,
        List<Asset> assets) {

    /** Dwellings in all buildings. */
    public int households() {
        return buildings.stream().mapToInt(Building::households).sum();
    }
}
