package org.linli.demo.internal.stories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.linli.city.Asset;
import org.linli.city.AssetKind;
import org.linli.city.Building;
import org.linli.city.BuildingUse;
import org.linli.city.CommunityPlan;
import org.linli.city.Estate;
import org.linli.city.Place;
import org.linli.city.Shop;
import org.linli.geo.Earth;
import org.linli.geo.LonLat;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Geometry;

/** Places of the community that is drawn in full, with their real neighbours. */
final class DrawnSites {

    private static final Map<AssetKind, SiteKind> ASSETS = Map.of(
            AssetKind.STREET_LAMP, SiteKind.LAMP,
            AssetKind.SEWER_COVER, SiteKind.SEWER,
            AssetKind.RAIN_COVER, SiteKind.RAIN,
            AssetKind.BIN, SiteKind.BIN,
            AssetKind.FITNESS_DEVICE, SiteKind.FITNESS);

    private final CommunityPlan plan;
    private final Territory territory;
    private final Set<String> estates;
    private final List<Home> homes;
    private final Map<SiteKind, List<Spot>> spots = new EnumMap<>(SiteKind.class);

    /** A residential building and a point in it. */
    private record Home(Building building, LonLat point) {}

    /** A point with what it stands on. */
    private record Spot(LonLat point, int grid, String where) {}

    DrawnSites(CommunityPlan plan, Territory territory) {
        this.plan = plan;
        this.territory = territory;
        this.estates = plan.estates().stream().map(Estate::name).collect(Collectors.toUnmodifiableSet());
        this.homes = plan.buildings().stream()
                .filter(building -> building.use() == BuildingUse.RESIDENTIAL)
                .map(building -> new Home(building, inside(building.footprint())))
                .toList();
        for (SiteKind kind : SiteKind.values()) {
            spots.put(kind, new ArrayList<>());
        }
        plan.assets().forEach(this::addAsset);
        homes.forEach(home -> {
            Spot spot = new Spot(
                    home.point(),
                    home.building().gridNumber(),
                    home.building().address().text());
            add(SiteKind.BUILDING, spot);
            add(SiteKind.ESTATE, spot);
        });
        plan.shops()
                .forEach(shop -> add(
                        SiteKind.SHOP,
                        new Spot(shop.door(), shop.gridNumber(), shop.address().text())));
        plan.places().forEach(this::addPlace);
    }

    /** All of the community. */
    Sites everywhere() {
        return sites(spot -> true);
    }

    /** One grid; where it has no place of the kind, beside its roads. */
    Sites inGrid(int number) {
        return sites(spot -> spot.grid() == number);
    }

    private Sites sites(Predicate<Spot> within) {
        return (kind, random) -> {
            List<Spot> fitting =
                    spots.getOrDefault(kind, List.of()).stream().filter(within).toList();
            List<Spot> choice = fitting.isEmpty()
                    ? spots.getOrDefault(SiteKind.ESTATE, List.of()).stream()
                            .filter(within)
                            .toList()
                    : fitting;
            return describe(choice.get(random.nextInt(choice.size())), fitting.isEmpty() ? SiteKind.ESTATE : kind);
        };
    }

    private void add(SiteKind kind, Spot spot) {
        spots.computeIfAbsent(kind, key -> new ArrayList<>()).add(spot);
    }

    private void addAsset(Asset asset) {
        Spot spot = new Spot(asset.place(), asset.gridNumber(), asset.where());
        SiteKind kind = ASSETS.get(asset.kind());
        if (kind != null) {
            add(kind, spot);
        }
        if (kind == SiteKind.LAMP && !estates.contains(asset.where())) {
            add(SiteKind.ROAD, spot);
        }
    }

    private void addPlace(Place place) {
        Spot spot = new Spot(inside(place.shape()), place.gridNumber(), place.name());
        switch (place.kind()) {
            case PARK -> add(SiteKind.PARK, spot);
            case MARKET -> add(SiteKind.MARKET, spot);
            default -> {}
        }
    }

    private Site describe(Spot spot, SiteKind kind) {
        Building home = nearest(homes, spot.point(), Home::point).building();
        Shop shop = nearest(plan.shops(), spot.point(), Shop::door);
        String estate = home.address().estate().orElse(home.address().road());
        boolean isOnRoad = !estates.contains(spot.where());
        String road = isOnRoad && (kind == SiteKind.LAMP || kind == SiteKind.ROAD)
                ? spot.where()
                : home.address().road();
        int unitNo = territory.locate(spot.point()).map(Unit::no).orElseThrow();
        return new Site(
                spot.point(),
                unitNo,
                address(spot, kind, isOnRoad, home, shop),
                Map.of("路", road, "小区", estate, "楼", home.name(), "店", shop.name()));
    }

    private static String address(Spot spot, SiteKind kind, boolean isOnRoad, Building home, Shop shop) {
        return switch (kind) {
            case BUILDING, ESTATE -> home.address().text();
            case SHOP -> shop.address().text() + " " + shop.name();
            case PARK, MARKET -> spot.where();
            default -> {
                if (!isOnRoad) {
                    yield home.address().text() + "旁";
                }
                yield shop.address().road().equals(spot.where())
                        ? shop.address().text() + "附近"
                        : spot.where() + "（" + home.name() + "一侧）";
            }
        };
    }

    private static <T> T nearest(List<T> all, LonLat to, Function<T, LonLat> at) {
        return all.stream()
                .min(Comparator.comparingDouble(one -> Earth.distanceMetres(at.apply(one), to)))
                .orElseThrow();
    }

    private static LonLat inside(Geometry shape) {
        return LonLat.of(shape.getInteriorPoint().getCoordinate());
    }
}
