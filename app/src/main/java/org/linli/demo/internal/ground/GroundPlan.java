package org.linli.demo.internal.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.linli.city.CommunityGenerator;
import org.linli.city.CommunityNames;
import org.linli.city.CommunityPlan;
import org.linli.city.Subdivision;
import org.linli.demo.internal.ground.GeoJson.UnitShape;
import org.linli.geo.Lattice;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Ground that nobody has surveyed: below the districts no boundaries are public, so streets, communities and grids are
 * drawn. The same districts give the same drawing.
 */
final class GroundPlan {

    static final String CITY = "1503";
    static final String TOWN_STREET = "150303001";
    static final String COMMUNITY = "150303001007";

    private static final LonLat TOWN = new LonLat(106.8895, 39.4405);
    private static final int GRIDS = 8;
    private static final int WIDTH_METRES = 900;
    private static final int HEIGHT_METRES = 700;
    private static final long SEED = 20_260_101;

    /** The outline of the street in town, in metres from its centre. */
    private static final double[][] TOWN_OUTLINE = {
        {-1710, -1290},
        {-620, -1420},
        {540, -1370},
        {1650, -1180},
        {1790, 120},
        {1600, 1260},
        {480, 1410},
        {-560, 1330},
        {-1620, 1370},
        {-1780, 60}
    };

    private final CommunityPlan community =
            CommunityGenerator.generate(TOWN, WIDTH_METRES, HEIGHT_METRES, GRIDS, SEED, names());

    private static CommunityNames names() {
        return new CommunityNames(
                "150303",
                "新苑社区",
                List.of("新苑街", "光明街", "和平街", "振兴街", "友谊街", "朝阳街"),
                List.of("桌子山路", "建设路", "人民路", "安居路", "学府路", "滨河路"),
                List.of("幸福巷", "平安巷", "和顺巷", "团结巷", "育才巷", "民生巷", "友爱巷", "向阳巷", "康乐巷"),
                List.of(
                        "新苑小区", "海馨家园", "安居苑", "阳光嘉园", "和谐家园", "绿洲小区", "书香苑", "康城小区", "平安小区", "葡萄苑", "世纪佳苑", "金裕花园",
                        "凤凰雅居", "滨河花园", "铁路小区", "黄河名邸", "幸福里", "桃李园", "嘉和苑", "锦绣园"));
    }

    static String gridCode(int number) {
        return COMMUNITY + "%03d".formatted(number);
    }

    CommunityPlan community() {
        return community;
    }

    List<UnitShape> grids() {
        return community.grids().stream()
                .map(grid -> new UnitShape(gridCode(grid.number()), "第" + grid.number() + "网格", grid.shape()))
                .toList();
    }

    /** Streets and communities of one district. */
    List<UnitShape> below(Unit district, Geometry ground, Function<Unit, List<Unit>> childrenOf) {
        List<UnitShape> shapes = new ArrayList<>();
        for (Drawn street : divided(largest(ground), childrenOf.apply(district))) {
            shapes.add(street.asShape());
            divided(street.shape(), childrenOf.apply(street.unit())).forEach(one -> shapes.add(one.asShape()));
        }
        return shapes;
    }

    private record Drawn(Unit unit, Polygon shape) {

        UnitShape asShape() {
            return new UnitShape(unit.code(), unit.name(), shape);
        }
    }

    private List<Drawn> divided(Polygon ground, List<Unit> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        long seed = SEED + Long.parseLong(units.getFirst().code());
        List<Unit> ordered = new ArrayList<>(units);
        ordered.sort(Comparator.comparing(unit -> !isDrawn(unit)));
        List<Polygon> parts = isDrawn(ordered.getFirst())
                ? Subdivision.around(ground, outline(ordered.getFirst()), units.size(), seed)
                : Subdivision.of(ground, units.size(), seed);
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            drawn.add(new Drawn(ordered.get(i), parts.get(i)));
        }
        return drawn;
    }

    private static boolean isDrawn(Unit unit) {
        return unit.code().equals(TOWN_STREET) || unit.code().equals(COMMUNITY);
    }

    private Polygon outline(Unit unit) {
        return unit.code().equals(COMMUNITY) ? community.boundary() : town();
    }

    private static Polygon town() {
        LocalPlane plane = new LocalPlane(TOWN);
        Coordinate[] ring = new Coordinate[TOWN_OUTLINE.length + 1];
        for (int i = 0; i < TOWN_OUTLINE.length; i++) {
            ring[i] = plane.toLonLat(new Coordinate(TOWN_OUTLINE[i][0], TOWN_OUTLINE[i][1]))
                    .toCoordinate();
        }
        ring[TOWN_OUTLINE.length] = ring[0].copy();
        return (Polygon) Lattice.snapped(Lattice.FACTORY.createPolygon(ring));
    }

    private static Polygon largest(Geometry ground) {
        Geometry largest = ground.getGeometryN(0);
        for (int i = 1; i < ground.getNumGeometries(); i++) {
            if (ground.getGeometryN(i).getArea() > largest.getArea()) {
                largest = ground.getGeometryN(i);
            }
        }
        return (Polygon) largest;
    }
}
