package org.linli.demo.internal.ground;

import java.util.List;
import java.util.Map;
import org.linli.city.Asset;
import org.linli.city.Building;
import org.linli.city.CommunityPlan;
import org.linli.city.Place;
import org.linli.city.Road;
import org.linli.city.RoadKind;
import org.linli.city.Shop;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;

/** A drawn community as layers of the map. */
final class MapLayers {

    private MapLayers() {}

    static Map<String, List<MapFeature>> of(CommunityPlan plan) {
        return Map.of(
                MapFeatures.STREETS,
                plan.roads().stream().map(MapLayers::road).toList(),
                MapFeatures.BUILDINGS,
                plan.buildings().stream().map(MapLayers::building).toList(),
                "places",
                plan.places().stream().map(MapLayers::place).toList(),
                "shops",
                plan.shops().stream().map(MapLayers::shop).toList(),
                "assets",
                plan.assets().stream().map(MapLayers::asset).toList());
    }

    private static MapFeature road(Road road) {
        String name = road.kind() == RoadKind.PATH ? "" : road.name();
        return new MapFeature(
                name, null, road.line(), Map.of("kind", road.kind().name()));
    }

    private static MapFeature building(Building building) {
        return new MapFeature(
                building.name(),
                building.address().text(),
                building.footprint(),
                Map.of(
                        "use", building.use().name(),
                        "floors", Integer.toString(building.floors()),
                        "entrances", Integer.toString(building.entrances()),
                        "households", Integer.toString(building.households())));
    }

    /** Greenery without a name is drawn and not found. */
    private static MapFeature place(Place place) {
        String address = place.name().isBlank() || place.kind() == Place.Kind.GREEN ? null : place.name();
        return new MapFeature(
                place.name(),
                address,
                place.shape(),
                Map.of("kind", place.kind().name()));
    }

    private static MapFeature shop(Shop shop) {
        return new MapFeature(shop.name(), null, shop.door().toPoint(), Map.of("trade", shop.trade()));
    }

    private static MapFeature asset(Asset asset) {
        return new MapFeature(
                asset.kind().label(),
                null,
                asset.place().toPoint(),
                Map.of("number", asset.number(), "where", asset.where()));
    }
}
