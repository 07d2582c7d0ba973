package org.linli.territory.internal.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.Lattice;
import org.linli.kernel.Outcome;
import org.linli.territory.ImportOrder;
import org.linli.territory.Lineage;
import org.linli.territory.Lineage.Link;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritorySamples;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Autowired;

/** FEATURE UNDER TEST: the parts of a split unit have ground, and shares by what lies on it. */
@LinliTest
class SplitGroundTest {

    @Autowired
    TestReorganisation reorganisation;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    MapFeatures features;

    @Autowired
    Lineage lineage;

    @Autowired
    PartGround ground;

    @Autowired
    Structures structures;

    @Autowired
    Snapshots snapshots;

    private String city;
    private int east;
    private int community;

    @BeforeEach
    void foundTheCity() {
        city = reorganisation.oldCity();
        east = no(city + "02");
        community = no(city + "02001001");
    }

    @Test
    void a_part_has_the_ground_of_the_grids_that_go_to_it() {
        draw(grid(1, 60), grid(2, 60.01), grid(3, 60.02), box(60, 0.03));
        List<Unit> grids = territory.listChildren(community);
        reorganisation.carryOut(
                east,
                new Operation.Split(
                        community,
                        List.of(
                                part("一东社区居委会", null, grids.get(0).no()),
                                part(
                                        "一西社区居委会",
                                        null,
                                        grids.get(1).no(),
                                        grids.get(2).no()))));

        List<Unit> parts = parts();
        assertThat(extent(parts.get(0))).isEqualTo(new Envelope(60, 60.01, 40, 40.01).toString());
        assertThat(extent(parts.get(1))).isEqualTo(new Envelope(60.01, 60.03, 40, 40.01).toString());
        assertThat(shares()).containsExactly(33, 67);
    }

    @Test
    void households_weigh_more_than_ground() {
        draw(box(61, 0.02));
        features.put(
                        TerritorySamples.system(),
                        community,
                        MapFeatures.BUILDINGS,
                        List.of(house(61.001, 90), house(61.015, 10)))
                .orThrow();
        reorganisation.carryOut(east, divided("61.01,39; 61.01,41"));

        List<Unit> parts = parts();
        assertThat(extent(parts.get(0))).isEqualTo(new Envelope(61, 61.01, 40, 40.02).toString());
        assertThat(shares()).containsExactly(90, 10);
    }

    @Test
    void ground_that_leaves_a_gap_overlaps_or_goes_beyond_is_refused_with_its_size() {
        draw(box(62, 0.02));

        assertRefused("ground-gap", areas(62, 0.008, 62.01, 0.01));
        assertRefused("ground-overlap", areas(62, 0.012, 62.01, 0.01));
        assertRefused("ground-outside", areas(62, 0.01, 62.01, 0.012));
        assertThat(check(areas(62, 0.01, 62.01, 0.01))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void ground_for_a_unit_without_a_boundary_and_names_that_do_not_fit_are_refused() {
        assertThat(ground.drawn(List.of(halves()), "61.01,39; 61.01,41"))
                .isEqualTo(Outcome.refused("reorganisation.refused.ground-whole"));
        assertRefused("ground-whole", areas(62, 0.01, 62.01, 0.01));
        assertThat(ground.drawn(
                        List.of(halves()),
                        TerritorySamples.collection(TerritorySamples.box("\"name\":\"别的\"", 62, 40, 0.01))))
                .isEqualTo(Outcome.refused("reorganisation.refused.ground-name", "一东社区居委会"));
        assertThat(ground.drawn(List.of(halves()), "{\"type\":\"Nonsense\"}")).isInstanceOf(Outcome.Refused.class);
    }

    private void assertRefused(String rule, String drawing) {
        assertThat(check(drawing))
                .as(rule)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("reorganisation.refused." + rule));
    }

    private Outcome<Redrawn> check(String drawing) {
        LocalDate day = snapshots.today().plusDays(3);
        return ground.drawn(List.of(halves()), drawing)
                .then(operations -> structures.redraw(snapshots.units(), east, operations, day));
    }

    private static Operation.Part part(String name, String code, Integer... children) {
        return new Operation.Part(name, code, List.of(children));
    }

    private Operation halves() {
        return new Operation.Split(community, List.of(part("一东社区居委会", null), part("一西社区居委会", null)));
    }

    private Operation divided(String line) {
        return ground.drawn(List.of(halves()), line).orThrow().getFirst();
    }

    private static String areas(double west, double width, double otherWest, double otherWidth) {
        return TerritorySamples.collection(
                rectangle("一东社区居委会", west, width), rectangle("一西社区居委会", otherWest, otherWidth));
    }

    private static String rectangle(String name, double west, double width) {
        double end = west + width;
        return """
                {"type":"Feature","properties":{"name":"%s"},"geometry":{"type":"Polygon","coordinates":
                [[[%f,40],[%f,40],[%f,40.02],[%f,40.02],[%f,40]]]}}
                """.formatted(name, west, end, end, west, west);
    }

    private String extent(Unit unit) {
        return territory
                .findBoundary(unit.no())
                .orElseThrow()
                .getEnvelopeInternal()
                .toString();
    }

    private List<Unit> parts() {
        return territory.listChildren(no(city + "02001"));
    }

    private List<Integer> shares() {
        return lineage.linksAround(community).stream()
                .map(Link::share)
                .map(share -> (int) Math.round(100 * share))
                .toList();
    }

    private void draw(String... boundaries) {
        for (String boundary : boundaries) {
            imports.run(
                            TerritorySamples.system(),
                            new ImportOrder.Boundaries(
                                    List.of(TerritorySamples.file(
                                            "map.geojson", TerritorySamples.collection(boundary))),
                                    CoordinateSystem.WGS84,
                                    null,
                                    ImportOrder.PropertyNames.guessed(),
                                    false,
                                    TestReorganisation.LONG_AGO),
                            TerritoryImports.Progress.SILENT)
                    .orThrow();
        }
    }

    private String grid(int number, double west) {
        return TerritorySamples.box(
                "\"name\":\"第%d网格\",\"community\":\"%s02001001\",\"number\":\"%d\"".formatted(number, city, number),
                west,
                40,
                0.01);
    }

    private String box(double west, double width) {
        double end = west + width;
        double north = width > 0.02 ? 40.01 : 40.02;
        return """
                {"type":"Feature","properties":{"code":"%s02001001"},"geometry":{"type":"Polygon","coordinates":
                [[[%f,40],[%f,40],[%f,%f],[%f,%f],[%f,40]]]}}
                """.formatted(city, west, end, end, north, west, north, west);
    }

    private static MapFeature house(double longitude, int households) {
        return new MapFeature(
                households + " 户的楼",
                null,
                Lattice.FACTORY.toGeometry(new Envelope(longitude, longitude + 0.0001, 40.005, 40.0051)),
                Map.of("households", Integer.toString(households)));
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }
}
