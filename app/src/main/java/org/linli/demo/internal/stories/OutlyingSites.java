package org.linli.demo.internal.stories;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.linli.geo.Lattice;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Places of a community of which only the border is drawn: around its middle, with names as they could be there. */
record OutlyingSites(Unit community, Geometry boundary) implements Sites {

    private static final int SPREAD_METRES = 380;
    private static final List<String> ROADS = List.of("建设路", "胜利街", "工业路", "前进街", "文化路", "解放街");
    private static final List<String> ESTATES = List.of("祥和小区", "矿建小区", "东苑小区", "富民家园", "景泰花园");
    private static final List<String> SHOPS = List.of("民生超市", "老街面馆", "佳家水果店", "平价药店", "小巷理发店");

    @Override
    public Site any(SiteKind kind, Random random) {
        LonLat point = point(random);
        String road = pick(ROADS, random);
        String estate = pick(ESTATES, random);
        String building = estate + (1 + random.nextInt(14)) + "号楼";
        String shop = pick(SHOPS, random);
        String shortName = community.name().replace("居委会", "");
        String address = shortName + road + (1 + random.nextInt(60)) + "号";
        return new Site(
                point,
                community.no(),
                switch (kind) {
                    case BUILDING, ESTATE, FITNESS -> shortName + building;
                    case SHOP -> address + " " + shop;
                    default -> address + "附近";
                },
                Map.of("路", road, "小区", estate, "楼", building, "店", shop));
    }

    private LonLat point(Random random) {
        LonLat middle = LonLat.of(boundary.getInteriorPoint().getCoordinate());
        LocalPlane plane = new LocalPlane(middle);
        for (int attempt = 0; attempt < 50; attempt++) {
            LonLat point = plane.toLonLat(new Coordinate(
                    random.nextGaussian() * SPREAD_METRES / 2, random.nextGaussian() * SPREAD_METRES / 2));
            if (boundary.contains(Lattice.snapped(point.toPoint()))) {
                return point;
            }
        }
        return middle;
    }

    private static String pick(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
