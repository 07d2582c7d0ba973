package org.linli.territory.internal.homes;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.UuidV7;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.internal.GroundListener;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/**
 * Keeps the buildings of the map by their address, so that doors stay with a building whose outline is drawn anew. One that
 * the map has no more is kept for the sake of its doors.
 */
@Component
class MapBuildings implements GroundListener {

    private final BuildingRows rows;
    private final BuildingPlaces places;
    private final Clock clock;

    MapBuildings(BuildingRows rows, BuildingPlaces places, Clock clock) {
        this.rows = rows;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public void boundariesWritten(List<Integer> unitNos) {
        places.placeAround(unitNos);
    }

    @Override
    public void layerReplaced(int unitNo, String layer, List<MapFeature> features) {
        if (!layer.equals(MapFeatures.BUILDINGS)) {
            return;
        }
        Map<String, Deque<Building>> known = new HashMap<>();
        for (Building building : rows.at(NumberRanges.of(List.of(unitNo)))) {
            known.computeIfAbsent(building.key(), key -> new ArrayDeque<>()).add(building);
        }
        List<Building> added = new ArrayList<>();
        List<Building> changed = new ArrayList<>();
        for (MapFeature feature : features) {
            String address = feature.address();
            String name = feature.name().isBlank() && address != null ? address : feature.name();
            if (!name.isBlank()) {
                Deque<Building> same = known.get(address == null || address.isBlank() ? name : address);
                Building before = same == null ? null : same.poll();
                UUID id = before == null ? UuidV7.at(clock.instant()) : before.id();
                (before == null ? added : changed).add(drawn(id, unitNo, name, feature));
            }
        }
        known.values()
                .forEach(left -> left.stream()
                        .filter(Building::isOnMap)
                        .map(MapBuildings::offTheMap)
                        .forEach(changed::add));
        rows.insert(added);
        rows.update(changed);
        added.addAll(changed);
        places.place(added);
    }

    private static Building drawn(UUID id, int unitNo, String name, MapFeature feature) {
        Point inside = feature.shape().getInteriorPoint();
        Map<String, String> properties = feature.properties();
        return new Building(
                id,
                unitNo,
                name,
                feature.address(),
                new LonLat(inside.getX(), inside.getY()),
                number(properties.get("floors"), 3),
                number(properties.get("entrances"), 2),
                number(properties.get("households"), 6),
                true);
    }

    private static Building offTheMap(Building one) {
        return new Building(
                one.id(),
                one.unitNo(),
                one.name(),
                one.address(),
                one.place(),
                one.floors(),
                one.entrances(),
                one.homes(),
                false);
    }

    private static @Nullable Integer number(@Nullable String text, int digits) {
        return text != null && text.matches("\\d{1," + digits + "}") ? Integer.valueOf(text) : null;
    }
}
