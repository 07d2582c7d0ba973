package org.linli.territory.web.grids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: who draws grids sees what lies around, and meets its borders to the centimetre. */
@LinliTest
class NeighboursTest {

    private static final double SIZE = 0.01;

    @Autowired
    TestStaff staff;

    @Autowired
    Territory territory;

    @Autowired
    TerritoryImports imports;

    @Autowired
    JsonMapper json;

    @Test
    void communities_that_touch_are_neighbours_with_their_grids_across_the_border_of_a_street() {
        String city = TerritorySamples.newCityCode();
        double west = 80 + Integer.parseInt(city) % 1000 * 0.05;
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city) + city + "02002002,第三社区居委会\n"),
                        Progress.SILENT)
                .orThrow();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                box(city + "02001001", "第一社区居委会", west),
                                box(city + "02001001001", "甲格", west),
                                box(city + "02002001", "第二社区居委会", west + SIZE),
                                box(city + "02002001001", "乙格", west + SIZE),
                                box(city + "02002002", "第三社区居委会", west + 3 * SIZE))),
                        Progress.SILENT)
                .orThrow();
        int first = territory.findByCode(city + "02001001").orElseThrow().no();

        JsonNode around = json.readTree(staff.visitor()
                .get("/api/v1/units/" + first + "/neighbours.geojson")
                .body());

        assertThat(around.at("/features")
                        .valueStream()
                        .map(one -> one.at("/properties/name").asString()))
                .containsExactly("第二社区居委会", "乙格");
        assertThat(around.at("/features/1/properties/level").asString()).isEqualTo("grid");
        assertThat(around.at("/features/1/geometry/coordinates/0").toString()).contains("%.2f".formatted(west + SIZE));
    }

    @Test
    void what_has_no_ground_has_no_neighbours() {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
        int first = territory.findByCode(city + "02001001").orElseThrow().no();

        assertThat(staff.visitor()
                        .get("/api/v1/units/" + first + "/neighbours.geojson")
                        .body())
                .contains("\"features\":[]");
    }

    private static String box(String code, String name, double west) {
        return TerritorySamples.box("\"code\":\"" + code + "\",\"name\":\"" + name + "\"", west, 48, SIZE);
    }
}
