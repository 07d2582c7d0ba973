package org.linli.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.geo.Earth;
import org.linli.geo.GridArea;
import org.linli.geo.GridLocator;
import org.linli.geo.Lattice;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.linli.geo.PartitionCheck;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferParameters;

class CommunityGeneratorTest {

    private static final LonLat CENTRE = new LonLat(106.822778, 39.691156);
    private static final CommunityNames NAMES = CommunityNames.inWuhai("海馨社区");

    @Test
    void a_community_has_everything_a_neighbourhood_has() {
        CommunityPlan plan = plan(42);
        assertThat(plan.name()).isEqualTo("海馨社区");
        assertThat(plan.grids()).extracting(PlannedGrid::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(plan.roads()).extracting(Road::name).contains("新苑路", "建设路", "人民路", "新华街");
        assertThat(plan.roads()).extracting(Road::kind).containsAll(EnumSet.allOf(RoadKind.class));
        assertThat(plan.buildings()).extracting(Building::use).containsAll(EnumSet.allOf(BuildingUse.class));
        assertThat(plan.places()).extracting(Place::kind).contains(Place.Kind.SCHOOL, Place.Kind.PARK);
        assertThat(plan.assets()).extracting(Asset::kind).containsAll(EnumSet.allOf(AssetKind.class));
        assertThat(plan.estates()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(plan.estates())
                .allMatch(estate -> plan.buildings().stream()
                                .filter(building -> building.address().estate().equals(Optional.of(estate.name())))
                                .count()
                        >= 4);
        assertThat(plan.households()).isBetween(2_000, 8_000);
        assertThat(Earth.areaSquareMetres(plan.boundary())).isBetween(560_000.0, 700_000.0);
    }

    @Test
    void grids_divide_the_community_and_blocks_divide_the_grids_exactly() {
        for (long seed = 1; seed <= 20; seed++) {
            assertDividedExactly(plan(seed), "seed " + seed);
        }
    }

    @Test
    void any_number_of_grids_can_be_drawn() {
        for (int grids = 1; grids <= 15; grids++) {
            CommunityPlan plan = CommunityGenerator.generate(CENTRE, 900, 700, grids, 7, NAMES);
            assertThat(plan.grids()).hasSize(grids);
            assertDividedExactly(plan, grids + " grids");
            assertBuildingsStandRight(plan, grids + " grids");
        }
    }

    @Test
    void a_given_boundary_of_odd_shape_is_kept() {
        LocalPlane plane = new LocalPlane(CENTRE);
        Polygon square = onGround(plane, 0, 0, 2000, 0, 2000, 1600, 0, 1600);
        List<Polygon> shapes = new ArrayList<>(Subdivision.of(square, 4, 5));
        shapes.add(onGround(plane, 0, 0, 900, 0, 900, 350, 450, 350, 450, 800, 0, 800));
        shapes.add(onGround(plane, 0, 0, 1200, 100, 300, 900));
        for (Polygon shape : shapes) {
            CommunityPlan plan = CommunityGenerator.generate(shape, 6, 11, NAMES);
            assertThat(PartitionCheck.check(shape, List.of(new GridArea(1, plan.boundary()))))
                    .isEmpty();
            assertDividedExactly(plan, shape.toText());
            assertBuildingsStandRight(plan, shape.toText());
        }
    }

    @Test
    void every_building_stands_in_its_grid_off_the_roads_and_alone() {
        for (long seed = 1; seed <= 20; seed++) {
            assertBuildingsStandRight(plan(seed), "seed " + seed);
        }
    }

    @Test
    void grid_borders_follow_the_roads() {
        CommunityPlan plan = plan(42);
        Geometry roads = Lattice.FACTORY.buildGeometry(plan.roads().stream()
                .filter(road -> road.kind() != RoadKind.PATH)
                .map(Road::line)
                .toList());
        LocalPlane plane = new LocalPlane(CENTRE);
        Geometry asphalt = plane.toPlane(roads).buffer(0.05);
        assertThat(plan.grids())
                .allMatch(grid -> asphalt.covers(plane.toPlane(grid.shape().getBoundary())));
    }

    @Test
    void grids_are_numbered_from_the_north_west_to_the_south_east() {
        List<PlannedGrid> grids = plan(42).grids();
        for (int row = 0; row < 8; row += 4) {
            for (int i = row; i < row + 3; i++) {
                assertThat(grids.get(i).shape().getCentroid().getX())
                        .isLessThan(grids.get(i + 1).shape().getCentroid().getX());
            }
        }
        assertThat(grids.get(3).shape().getCentroid().getY())
                .isGreaterThan(grids.get(4).shape().getCentroid().getY());
    }

    @Test
    void homes_have_floors_entrances_and_households_as_real_ones() {
        assertThat(plan(42).buildings())
                .filteredOn(building -> building.use() == BuildingUse.RESIDENTIAL)
                .hasSizeGreaterThan(60)
                .allSatisfy(building -> {
                    assertThat(building.floors()).isBetween(5, 18);
                    assertThat(building.entrances()).isBetween(2, 6);
                    assertThat(building.households()).isBetween(20, 150);
                    assertThat(building.footprint().getNumPoints()).isEqualTo(5);
                    assertThat(building.name())
                            .isEqualTo(building.address().estate().orElseThrow()
                                    + building.address().building().orElseThrow() + "号楼");
                    assertThat(building.address().text()).matches(".+[路街巷]\\d+号.+\\d+号楼");
                });
    }

    @Test
    void addresses_are_unique_and_odd_numbers_face_even_ones() {
        CommunityPlan plan = plan(42);
        assertThat(plan.buildings().stream()
                        .filter(building -> building.use() == BuildingUse.RESIDENTIAL)
                        .map(building -> building.address().text()))
                .doesNotHaveDuplicates();
        assertThat(plan.shops().stream().map(shop -> shop.address().text())).doesNotHaveDuplicates();
        assertThat(plan.shops()).extracting(Shop::name).doesNotHaveDuplicates();
        assertThat(plan.shops()).allMatch(shop -> shop.address().number() > 0);
        Map<String, Set<Integer>> parities = new HashMap<>();
        for (Shop shop : plan.shops()) {
            Road road = plan.roads().stream()
                    .filter(candidate -> candidate.name().equals(shop.address().road()))
                    .findFirst()
                    .orElseThrow();
            Coordinate from = road.line().getCoordinateN(0);
            Coordinate to = road.line().getCoordinateN(road.line().getNumPoints() - 1);
            double cross = (to.x - from.x) * (shop.door().latitude() - from.y)
                    - (to.y - from.y) * (shop.door().longitude() - from.x);
            parities.computeIfAbsent(road.name() + (cross > 0), any -> new HashSet<>())
                    .add(shop.address().number() % 2);
        }
        assertThat(parities.values()).allMatch(parity -> parity.size() == 1);
    }

    @Test
    void shops_stand_on_main_roads_in_their_rows() {
        CommunityPlan plan = plan(42);
        Map<String, RoadKind> kinds =
                plan.roads().stream().collect(Collectors.toMap(Road::name, Road::kind, (first, second) -> first));
        LocalPlane plane = new LocalPlane(CENTRE);
        assertThat(plan.shops()).hasSizeGreaterThan(50).allSatisfy(shop -> {
            assertThat(kinds.get(shop.address().road())).isEqualTo(RoadKind.MAIN);
            Building row = plan.buildings().get(shop.buildingId() - 1);
            assertThat(row.id()).isEqualTo(shop.buildingId());
            assertThat(row.use()).isEqualTo(BuildingUse.SHOPS);
            assertThat(plane.toPlane(row.footprint())
                            .distance(plane.toPlane(shop.door().toPoint())))
                    .isLessThan(0.1);
        });
    }

    @Test
    void assets_have_numbers_of_their_class_and_lie_in_their_grid_outside_buildings() {
        CommunityPlan plan = plan(42);
        GridLocator locator = GridLocator.of(areas(plan));
        assertThat(plan.assets()).extracting(Asset::number).doesNotHaveDuplicates();
        assertThat(plan.assets()).hasSizeGreaterThan(300).allSatisfy(asset -> {
            assertThat(asset.number()).matches("150302" + asset.kind().classCode() + "\\d{6}");
            assertThat(locator.locate(asset.place())).hasValue(asset.gridNumber());
            assertThat(plan.buildings())
                    .noneMatch(building ->
                            building.footprint().covers(asset.place().toPoint()));
        });
    }

    @Test
    void the_same_seed_draws_the_same_plan_and_another_seed_another() {
        assertThat(plan(42)).isEqualTo(plan(42)).hasToString(plan(42).toString());
        assertThat(plan(43)).isNotEqualTo(plan(42));
    }

    @Test
    void what_cannot_be_drawn_is_refused() {
        Polygon small =
                CommunityGenerator.generate(CENTRE, 200, 150, 2, 1, NAMES).boundary();
        assertThatThrownBy(() -> CommunityGenerator.generate(small, 20, 1, NAMES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CommunityGenerator.generate(CENTRE, 30_000, 20_000, 8, 1, NAMES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommunityNames("15030", "x", List.of(), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_never_run_out() {
        assertThat(CommunityNames.nth(List.of("幸福巷", "平安巷"), 1)).isEqualTo("平安巷");
        assertThat(CommunityNames.nth(List.of("幸福巷", "平安巷"), 2)).isEqualTo("幸福二巷");
        assertThat(CommunityNames.nth(List.of("幸福巷"), 9)).isEqualTo("幸福10巷");
    }

    private static CommunityPlan plan(long seed) {
        return CommunityGenerator.generate(CENTRE, 900, 700, 8, seed, NAMES);
    }

    private static void assertDividedExactly(CommunityPlan plan, String which) {
        Geometry[] shapes = plan.grids().stream().map(PlannedGrid::shape).toArray(Geometry[]::new);
        assertThat(CoverageValidator.isValid(shapes)).as(which).isTrue();
        assertThat(PartitionCheck.check(plan.boundary(), areas(plan), 1e-6))
                .as(which)
                .isEmpty();
        for (PlannedGrid grid : plan.grids()) {
            List<GridArea> blocks = plan.blocks().stream()
                    .filter(block -> block.gridNumber() == grid.number())
                    .map(block -> new GridArea(block.id(), block.shape()))
                    .toList();
            assertThat(PartitionCheck.check(grid.shape(), blocks, 1e-6))
                    .as(which)
                    .isEmpty();
        }
    }

    private static void assertBuildingsStandRight(CommunityPlan plan, String which) {
        LocalPlane plane = new LocalPlane(CENTRE);
        List<Geometry> roads = plan.roads().stream()
                .map(road -> plane.toPlane(road.line())
                        .buffer(road.kind().widthMetres() / 2 - 0.1, 2, BufferParameters.CAP_FLAT))
                .toList();
        List<Geometry> standing = new ArrayList<>();
        for (Building building : plan.buildings()) {
            Geometry footprint = building.footprint();
            assertThat(plan.boundary().covers(footprint))
                    .as("%s: %s", which, building)
                    .isTrue();
            assertThat(plan.grids().stream().filter(grid -> grid.shape().intersects(footprint)))
                    .as("%s: %s", which, building)
                    .extracting(PlannedGrid::number)
                    .containsExactly(building.gridNumber());
            Geometry metres = plane.toPlane(footprint);
            assertThat(roads).as("%s: %s", which, building).noneMatch(road -> road.intersects(metres));
            assertThat(standing).as("%s: %s", which, building).noneMatch(other -> other.distance(metres) < 4);
            standing.add(metres);
        }
    }

    private static List<GridArea> areas(CommunityPlan plan) {
        return plan.grids().stream()
                .map(grid -> new GridArea(grid.number(), grid.shape()))
                .toList();
    }

    private static Polygon onGround(LocalPlane plane, double... metres) {
        Coordinate[] ring = new Coordinate[metres.length / 2 + 1];
        for (int i = 0; i < ring.length - 1; i++) {
            ring[i] = plane.toLonLat(new Coordinate(metres[2 * i], metres[2 * i + 1]))
                    .toCoordinate();
        }
        ring[ring.length - 1] = ring[0].copy();
        return (Polygon) Lattice.snapped(Lattice.FACTORY.createPolygon(ring));
    }
}
