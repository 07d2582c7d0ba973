package org.linli.territory.web.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.territory.MapFeature;
import org.linli.territory.MapFeatures;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryImports;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.TerritorySamples;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LinliTest
class UnitApiTest {

    private static final AtomicInteger COLUMN = new AtomicInteger();

    @Autowired
    TerritoryImports imports;

    @Autowired
    Territory territory;

    @Autowired
    MapFeatures features;

    @Autowired
    TestStaff staff;

    @Autowired
    JsonMapper json;

    @Test
    void anybody_may_read_a_unit_its_path_and_its_children() {
        String city = city();
        int east = no(city + "02");

        JsonNode unit = get("/api/v1/units/" + east);
        JsonNode children = get("/api/v1/units/" + east + "/children");

        assertThat(unit.path("unit").path("name").asString()).isEqualTo("东区");
        assertThat(unit.path("path").path(0).path("code").asString()).isEqualTo(city);
        assertThat(children.path("count").asInt()).isEqualTo(2);
        assertThat(children.path("units").path(1).path("name").asString()).isEqualTo("后街街道");
        assertThat(get("/api/v1/units?q=" + city + "02001001")
                        .path(0)
                        .path("level")
                        .asString())
                .isEqualTo("community");
    }

    @Test
    void a_place_is_located_in_every_coordinate_system() {
        String city = city();
        double west = draw(city);
        LonLat place = new LonLat(west + 0.002, 35.002);
        LonLat shifted = CoordinateSystem.BD09.fromWgs84(place);

        JsonNode here = get("/api/v1/locate?lon=" + place.longitude() + "&lat=" + place.latitude());
        JsonNode there = get("/api/v1/locate?lon=" + shifted.longitude() + "&lat=" + shifted.latitude() + "&crs=bd09");

        assertThat(here.path("unit").path("name").asString()).isEqualTo("第 1 网格");
        assertThat(here.path("name").asString()).isEqualTo("测试市 东区 前街街道 第一社区居委会 第 1 网格");
        assertThat(there.path("unit").path("no").asInt())
                .isEqualTo(here.path("unit").path("no").asInt());
    }

    @Test
    void a_place_at_sea_lies_in_no_unit() {
        JsonNode sea = get("/api/v1/locate?lon=125&lat=28");

        assertThat(sea.path("unit").isNull()).isTrue();
        assertThat(sea.path("path")).isEmpty();
    }

    @Test
    void questions_that_make_no_sense_are_answered_with_a_problem() {
        for (String question : List.of(
                "/api/v1/locate?lon=200&lat=10",
                "/api/v1/locate?lon=NaN&lat=10",
                "/api/v1/locate?lon=x&lat=10",
                "/api/v1/locate?lon=100",
                "/api/v1/locate?lon=100&lat=10&crs=beijing54",
                "/api/v1/units/x",
                "/api/v1/addresses?q=" + "a".repeat(61))) {
            Visitor.Answer answer = staff.visitor().get(question);
            assertThat(answer.status()).as(question).isEqualTo(400);
            assertThat(answer.header("Content-Type")).as(question).contains("application/problem+json");
        }
        assertThat(staff.visitor().get("/api/v1/units/999999999").status()).isEqualTo(404);
    }

    @Test
    void boundaries_are_geojson_that_may_be_cached() {
        String city = city();
        double west = draw(city);
        int community = no(city + "02001001");

        Visitor.Answer answer = staff.visitor().get("/api/v1/units/" + community + "/boundaries.geojson");
        JsonNode grids = get("/api/v1/units/" + community + "/boundaries.geojson?level=grid&tolerance=0");

        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/geo+json");
        assertThat(answer.header("Cache-Control").orElse("")).contains("max-age=300", "public");
        assertThat(json.readTree(answer.body()).path("features")).hasSize(2);
        assertThat(grids.path("features")).hasSize(1);
        JsonNode grid = grids.path("features").path(0);
        assertThat(grid.path("properties").path("name").asString()).isEqualTo("第 1 网格");
        assertThat(grid.path("geometry").path("coordinates").path(0)).hasSize(5);
        assertThat(grid.toString()).contains(Double.toString(Math.round(west * 1e6) / 1e6));
        assertThat(staff.visitor()
                        .get(
                                "/api/v1/units/" + community + "/boundaries.geojson",
                                "If-None-Match",
                                answer.header("ETag").orElse("none"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void buildings_are_a_layer_of_the_map_and_found_by_address() {
        String city = city();
        int community = no(city + "02001001");
        features.put(
                        TerritorySamples.system(),
                        community,
                        MapFeatures.BUILDINGS,
                        List.of(new MapFeature(
                                "1 号楼",
                                "检验路 " + city + " 号",
                                new LonLat(106.8, 39.6).toPoint(),
                                Map.of("floors", "6"))))
                .orThrow();

        JsonNode layer = get("/api/v1/units/" + no(city) + "/features.geojson?layer=buildings");
        JsonNode addresses = get("/api/v1/addresses?q=%E6%A3%80%E9%AA%8C%E8%B7%AF%20" + city);

        assertThat(layer.path("features")
                        .path(0)
                        .path("properties")
                        .path("floors")
                        .asString())
                .isEqualTo("6");
        assertThat(addresses).hasSize(1);
        assertThat(addresses.path(0).path("unitNo").asInt()).isEqualTo(community);
        assertThat(addresses.path(0).path("lat").asDouble()).isEqualTo(39.6);
    }

    private String city() {
        String city = TerritorySamples.newCityCode();
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.divisions(TerritorySamples.divisionsOf(city)),
                        Progress.SILENT)
                .orThrow();
        return city;
    }

    /** A community and its first grid, where nothing else is drawn; answers the western edge. */
    private double draw(String city) {
        double west = 90 + COLUMN.incrementAndGet() * 0.1;
        imports.run(
                        TerritorySamples.system(),
                        TerritorySamples.boundaries(TerritorySamples.collection(
                                TerritorySamples.box("\"code\":\"%s02001001\"".formatted(city), west, 35.0, 0.01),
                                TerritorySamples.box(
                                        "\"community\":\"%s02001001\",\"no\":1".formatted(city), west, 35.0, 0.005))),
                        Progress.SILENT)
                .orThrow();
        return west;
    }

    private int no(String code) {
        return territory.findByCode(code).orElseThrow().no();
    }

    private JsonNode get(String path) {
        Visitor.Answer answer = staff.visitor().get(path);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
