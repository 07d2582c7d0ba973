package org.linli.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** What has been drawn on the board so far, in metres; numbers on the roads are given at the end. */
final class Sketch {

    private final HouseNumbers numbers = new HouseNumbers();
    private final List<DrawnBuilding> buildings = new ArrayList<>();
    private final List<DrawnShop> shops = new ArrayList<>();
    private final List<DrawnEstate> estates = new ArrayList<>();
    private final List<DrawnPlace> places = new ArrayList<>();
    private final List<PlannedRoad> paths = new ArrayList<>();

    HouseNumbers numbers() {
        return numbers;
    }

    List<PlannedRoad> paths() {
        return paths;
    }

    List<DrawnBuilding> buildings() {
        return buildings;
    }

    List<DrawnEstate> estates() {
        return estates;
    }

    List<DrawnPlace> places() {
        return places;
    }

    /** Returns the building's id. */
    int add(DrawnBuilding building) {
        buildings.add(building);
        return buildings.size();
    }

    void add(DrawnShop shop) {
        shops.add(shop);
    }

    void add(DrawnEstate estate) {
        estates.add(estate);
    }

    void add(DrawnPlace place) {
        places.add(place);
    }

    void addPath(PlannedRoad path) {
        paths.add(path);
    }

    List<Building> buildings(Ground ground) {
        List<Building> finished = new ArrayList<>();
        for (DrawnBuilding drawn : buildings) {
            Address address = drawn.address(numbers);
            String name = drawn.number.isPresent()
                    ? drawn.name + drawn.number.getAsInt() + "号楼"
                    : drawn.use == BuildingUse.SHOPS ? address.text() + drawn.name : drawn.name;
            finished.add(new Building(
                    finished.size() + 1,
                    drawn.use,
                    name,
                    address,
                    drawn.gridNumber,
                    drawn.floors,
                    drawn.entrances,
                    drawn.householdsPerFloor,
                    ground.toDegrees(drawn.footprint)));
        }
        return finished;
    }

    List<Shop> shops(Ground ground) {
        return shops.stream()
                .map(drawn -> new Shop(
                        drawn.sign.name(),
                        drawn.sign.trade(),
                        Address.on(numbers.road(drawn.ticket), numbers.number(drawn.ticket)),
                        drawn.buildingId,
                        drawn.gridNumber,
                        ground.toDegrees(drawn.door)))
                .toList();
    }

    List<Estate> estates(Ground ground) {
        return estates.stream()
                .map(drawn -> new Estate(
                        drawn.name,
                        drawn.gridNumber,
                        Address.on(numbers.road(drawn.ticket), numbers.number(drawn.ticket))
                                .inEstate(drawn.name),
                        ground.toDegrees(drawn.gate),
                        ground.toDegrees(drawn.shape)))
                .toList();
    }

    List<Place> places(Ground ground) {
        return places.stream()
                .map(drawn -> new Place(drawn.kind, drawn.name, drawn.gridNumber, ground.toDegrees(drawn.shape)))
                .toList();
    }

    /**
     * @param ticket for the number on the road
     * @param estate the estate it stands in
     * @param number its number in an estate, a school …
     */
    record DrawnBuilding(
            BuildingUse use,
            String name,
            int ticket,
            Optional<String> estate,
            OptionalInt number,
            int gridNumber,
            int floors,
            int entrances,
            int householdsPerFloor,
            Polygon footprint) {

        private Address address(HouseNumbers numbers) {
            return new Address(numbers.road(ticket), numbers.number(ticket), estate, number);
        }
    }

    record DrawnShop(ShopNames.Sign sign, int ticket, int buildingId, int gridNumber, Coordinate door) {}

    record DrawnEstate(String name, int gridNumber, int ticket, Coordinate gate, Polygon shape) {}

    record DrawnPlace(Place.Kind kind, String name, int gridNumber, Polygon shape) {}
}
