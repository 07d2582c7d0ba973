package org.linli.exchange.web.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor;
import org.linli.identity.Visitor.Answer;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: a geographic information system reads units and grids through the OGC API. */
@LinliTest
class OgcTest {

    private static final Coordinate WUHAI = WebMercator.project(106.82, 39.67);

    @Autowired
    TestStaff staff;

    @Autowired
    JsonMapper json;

    private Visitor reader;

    @BeforeEach
    void visit() {
        reader = staff.visitor();
    }

    @Test
    void every_link_from_the_landing_page_leads_somewhere() {
        JsonNode landing = read("/ogc");
        for (JsonNode link : landing.path("links")) {
            assertThat(reader.get(pathOf(link)).status()).as(link.toString()).isEqualTo(200);
        }
        JsonNode collections = read("/ogc/collections").path("collections");
        assertThat(collections).isNotEmpty();
        for (JsonNode collection : collections) {
            for (JsonNode link : collection.path("links")) {
                assertThat(reader.get(pathOf(link)).status())
                        .as(link.toString())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void districts_come_with_boundary_code_and_validity() {
        Answer answer = reader.get("/ogc/collections/district/items?bbox=106.3,39.0,107.2,40.0");
        JsonNode page = json.readTree(answer.body());

        assertThat(answer.header("Content-Type")).hasValue("application/geo+json");
        assertThat(answer.header("Content-Crs")).hasValue("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
        assertThat(page.path("numberReturned").asInt()).isEqualTo(3);
        assertThat(page.path("numberMatched").asInt()).isEqualTo(3);
        for (JsonNode district : page.path("features")) {
            assertThat(district.path("properties").path("code").asString()).startsWith("1503");
            assertThat(district.path("geometry").path("type").asString()).endsWith("Polygon");
            String item =
                    "/ogc/collections/district/items/" + district.path("id").asString();
            assertThat(read(item).path("id")).isEqualTo(district.path("id"));
        }
    }

    @Test
    void in_the_system_of_china_the_latitude_comes_first() {
        String box = "bbox=106.3,39.0,107.2,40.0&limit=1";
        JsonNode here = firstPoint(read("/ogc/collections/district/items?" + box));
        JsonNode there = firstPoint(
                read("/ogc/collections/district/items?" + box + "&crs=http://www.opengis.net/def/crs/EPSG/0/4490"));

        assertThat(there.get(0)).isEqualTo(here.get(1));
        assertThat(there.get(1)).isEqualTo(here.get(0));
    }

    @Test
    void pages_lead_on_until_everything_was_seen_once() {
        List<String> seen = new ArrayList<>();
        String next = "/ogc/collections/community/items?limit=7";
        int matched = read(next).path("numberMatched").asInt();
        while (next != null) {
            JsonNode page = read(next);
            page.path("features").forEach(feature -> seen.add(feature.path("id").asString()));
            next = null;
            for (JsonNode link : page.path("links")) {
                if (link.path("rel").asString().equals("next")) {
                    next = pathOf(link);
                }
            }
        }

        assertThat(seen).hasSize(matched).doesNotHaveDuplicates();
    }

    @Test
    void before_the_units_existed_there_are_none() {
        assertThat(read("/ogc/collections/district/items?datetime=1900-01-01")
                        .path("numberMatched")
                        .asInt())
                .isZero();
        assertThat(read("/ogc/collections/district/items?datetime=../..")
                        .path("numberMatched")
                        .asInt())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bbox=1,2,3",
                "datetime=today",
                "limit=0",
                "crs=EPSG:3857",
                "after=1",
                "bbox=0,0,1,1&bbox-crs=urn:x",
            })
    void what_cannot_be_read_is_named_in_a_problem(String query) {
        Answer answer = reader.get("/ogc/collections/district/items?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/collections/nowhere",
                "/ogc/collections/nowhere/items",
                "/ogc/collections/district/items/999999999",
                "/ogc/collections/district/items/x",
                "/ogc/collections/district/tiles/WebMercatorQuad/3/9/0",
                "/ogc/collections/district/tiles/WebMercatorQuad/21/0/0",
                "/ogc/collections/nowhere/tiles/WebMercatorQuad/0/0/0"
            })
    void what_is_not_there_is_not_found(String path) {
        assertThat(reader.get(path).status()).isEqualTo(404);
    }

    @Test
    void a_tile_over_the_city_holds_its_districts_and_one_at_sea_nothing() throws Exception {
        int zoom = 9;
        double side = 2 * Math.PI * 6_378_137 / (1 << zoom);
        int column = (int) ((WUHAI.x + Math.PI * 6_378_137) / side);
        int row = (int) ((Math.PI * 6_378_137 - WUHAI.y) / side);
        String tiles = "/ogc/collections/district/tiles/WebMercatorQuad/";

        VectorTile.Tile tile = VectorTile.Tile.parseFrom(reader.getBytes(tiles + zoom + "/" + row + "/" + column));

        assertThat(tile.getLayersList())
                .extracting(VectorTile.Tile.Layer::getName)
                .containsExactly("district", "district-label");
        VectorTile.Tile.Layer layer = tile.getLayers(0);
        Set<String> codes = new HashSet<>();
        layer.getValuesList().stream()
                .map(VectorTile.Tile.Value::getStringValue)
                .filter(value -> value.startsWith("1503"))
                .forEach(codes::add);
        assertThat(codes).hasSize(layer.getFeaturesCount()).isNotEmpty();
        assertThat(reader.get(tiles + "9/0/0").status()).isEqualTo(204);
    }

    @Test
    void a_level_is_drawn_from_the_zoom_on_that_its_tileset_names() {
        JsonNode layer = read("/ogc/collections/district/tiles/WebMercatorQuad")
                .path("layers")
                .get(0);

        assertThat(layer.path("id").asString()).isEqualTo("district");
        int first = Integer.parseInt(layer.path("minTileMatrix").asString());
        assertThat(first).isBetween(5, 9);
        assertThat(reader.get("/ogc/collections/district/tiles/WebMercatorQuad/0/0/0")
                        .status())
                .isEqualTo(204);
    }

    private JsonNode read(String path) {
        Answer answer = reader.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static String pathOf(JsonNode link) {
        return link.path("href").asString().replaceFirst("^https?://[^/]+", "");
    }

    private static JsonNode firstPoint(JsonNode page) {
        JsonNode at = page.path("features").get(0).path("geometry").path("coordinates");
        while (at.get(0).isArray()) {
            at = at.get(0);
        }
        return at;
    }
}
