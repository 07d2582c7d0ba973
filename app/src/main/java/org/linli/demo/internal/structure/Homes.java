package org.linli.demo.internal.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.city.Building;
import org.linli.city.BuildingUse;
import org.linli.city.CommunityPlan;
import org.linli.city.Shop;
import org.linli.demo.internal.ground.Wuhai;
import org.linli.kernel.Actor;
import org.linli.territory.Dwellings;
import org.linli.territory.Dwellings.Kind;
import org.linli.territory.Dwellings.NewDoor;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/**
 * The doors of the drawn community: homes floor by floor, shops on the ground floor, a shared flat here and there, and flats
 * that were joined to the one beside them.
 */
@Component
public class Homes {

    private static final int DAYS_WITH_BOTH_FLATS = 200;
    private static final int EVERY_SHOP_BELOW = 5;
    private static final int EVERY_JOINED = 7;
    private static final int EVERY_SHARED = 11;

    private final Dwellings dwellings;
    private final Territory territory;

    Homes(Dwellings dwellings, Territory territory) {
        this.dwellings = dwellings;
        this.territory = territory;
    }

    public void load(Actor by, CommunityPlan plan, LocalDate since) {
        int community =
                territory.findByCode(Wuhai.communityCode()).orElseThrow().no();
        if (!dwellings.hasAny(by, community)) {
            List<NewDoor> doors = new ArrayList<>();
            plan.buildings().forEach(building -> homes(building, since, doors));
            shops(plan, since, doors);
            dwellings.begin(by, community, doors).orThrow();
        }
    }

    private static void homes(Building building, LocalDate since, List<NewDoor> doors) {
        String address = building.address().text();
        kindOf(building.use()).ifPresent(kind -> doors.add(new NewDoor(address, "", 1, "101", kind, 0, since, null)));
        for (int entrance = 1; entrance <= building.entrances(); entrance++) {
            for (int floor = 1; floor <= building.floors(); floor++) {
                for (int number = 1; number <= building.householdsPerFloor(); number++) {
                    doors.add(home(building, address, entrance, floor, number, since));
                }
            }
        }
    }

    /** Of the one door of a building where nobody lives and that has no shops of its own. */
    private static Optional<Kind> kindOf(BuildingUse use) {
        return switch (use) {
            case OFFICE, SERVICE_STATION -> Optional.of(Kind.OFFICE);
            case SCHOOL, MARKET -> Optional.of(Kind.OTHER);
            case RESIDENTIAL, SHOPS -> Optional.empty();
        };
    }

    private static NewDoor home(
            Building building, String address, int entrance, int floor, int number, LocalDate since) {
        boolean isShop = building.id() % EVERY_SHOP_BELOW == 2 && entrance == 1 && floor == 1 && number == 1;
        boolean isJoined = building.id() % EVERY_JOINED == 3
                && entrance == 1
                && floor == building.floors()
                && number == building.householdsPerFloor();
        boolean isShared = building.id() % EVERY_SHARED == 1 && floor == 2 && number == 1;
        return new NewDoor(
                address,
                Integer.toString(entrance),
                floor,
                Integer.toString(floor * 100 + number),
                isShop ? Kind.SHOP : Kind.HOME,
                isShop ? 0 : isShared ? 2 : 1,
                since,
                isJoined ? since.plusDays(DAYS_WITH_BOTH_FLATS) : null);
    }

    private static void shops(CommunityPlan plan, LocalDate since, List<NewDoor> doors) {
        Map<Integer, String> addresses = new HashMap<>();
        plan.buildings()
                .forEach(building ->
                        addresses.put(building.id(), building.address().text()));
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Shop shop : plan.shops()) {
            String address = addresses.get(shop.buildingId());
            if (address != null) {
                int number = numbers.merge(shop.buildingId(), 1, Integer::sum);
                doors.add(new NewDoor(address, "", 1, "S%02d".formatted(number), Kind.SHOP, 0, since, null));
            }
        }
    }
}
