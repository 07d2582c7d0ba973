package org.linli.territory.internal.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.linli.geo.CoordinateSystem;
import org.linli.kernel.Outcome;
import org.linli.territory.SourceFile;

class GeoJsonReaderTest {

    private static final String SQUARE = "[[[106.8,39.6],[106.9,39.6],[106.9,39.7],[106.8,39.7],[106.8,39.6]]]";

    @Test
    void the_order_of_members_does_not_matter() {
        List<GeoFeature> features = features("""
                {"features":[{"geometry":{"coordinates":%s,"type":"Polygon"},"properties":{"name":"甲","n":3,"deep":{"x":[1]}},
                 "id":150302,"type":"Feature"}],"bbox":[1,2,3,4],"type":"FeatureCollection"}
                """.formatted(SQUARE));

        assertThat(features).singleElement().satisfies(feature -> {
            assertThat(feature.properties())
                    .containsEntry("id", "150302")
                    .containsEntry("name", "甲")
                    .containsEntry("n", "3");
            assertThat(feature.drawing())
                    .isInstanceOfSatisfying(
                            GeoFeature.Drawing.Area.class,
                            area -> assertThat(area.polygons().getFirst().getFirst())
                                    .hasSize(5));
        });
    }

    @Test
    void a_lone_feature_and_a_third_coordinate_are_accepted() {
        List<GeoFeature> features = features("""
                {"type":"Feature","id":"1","geometry":{"type":"MultiPolygon","coordinates":[[[[106,39,1100],[107,39,1],[107,40,1]]]]}}
                """);

        assertThat(features.getFirst().drawing()).isInstanceOf(GeoFeature.Drawing.Area.class);
    }

    @Test
    void what_is_no_area_is_kept_with_the_reason() {
        assertThat(reason("{\"type\":\"Point\",\"coordinates\":[106,39]}"))
                .isEqualTo("territory.import.geometry.no-area");
        assertThat(reason("null")).isEqualTo("territory.import.geometry.missing");
        assertThat(reason("{\"type\":\"Polygon\",\"coordinates\":[\"@@A\"]}"))
                .isEqualTo("territory.import.geometry.no-numbers");
        assertThat(reason("{\"type\":\"Polygon\",\"coordinates\":[[106,39],[107,39]]}"))
                .isEqualTo("territory.import.geometry.nesting");
    }

    @Test
    void a_boundary_of_too_many_points_is_not_held_in_memory() {
        String points = "[106.1,39.1],".repeat(60_000) + "[106.1,39.1]";

        assertThat(reason("{\"type\":\"Polygon\",\"coordinates\":[[" + points + "]]}"))
                .isEqualTo("territory.boundary.too-many-vertices");
    }

    @Test
    void half_a_file_is_refused_with_the_place_where_it_ends() {
        assertThat(read("{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Feature\""))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.refusal().key()).isEqualTo("territory.import.not-json");
                    assertThat(refused.refusal().arguments()).element(1).isEqualTo(2);
                });
    }

    @Test
    void other_json_and_foreign_systems_are_refused() {
        assertThat(read("{\"a\":1}")).isEqualTo(Outcome.refused("territory.import.not-geojson", "map.geojson"));
        assertThat(read(inSystem("urn:ogc:def:crs:EPSG::2383")))
                .isEqualTo(Outcome.refused("formats.foreign-crs", "map.geojson", "EPSG:2383"));
    }

    @Test
    void a_system_is_heard_wherever_it_stands() {
        String early = inSystem("urn:ogc:def:crs:EPSG::4527");
        String late = """
                {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":%s}}],
                 "crs":{"type":"name","properties":{"name":"EPSG:4527"}}}
                """.formatted(SQUARE);

        for (String json : List.of(early, late)) {
            assertThat(features(json).getFirst().system())
                    .isInstanceOfSatisfying(
                            GroundSystem.Plane.class,
                            plane -> assertThat(plane.name()).isEqualTo("EPSG:4527"));
        }
        assertThat(features(inSystem("urn:ogc:def:crs:OGC:1.3:CRS84"))
                        .getFirst()
                        .system())
                .isEqualTo(new GroundSystem.Degrees(CoordinateSystem.WGS84));
    }

    private static String inSystem(String name) {
        return """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"%s"}},
                 "features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":%s}}]}
                """.formatted(name, SQUARE);
    }

    private static String reason(String geometry) {
        GeoFeature feature = features("""
                {"type":"FeatureCollection","features":[{"type":"Feature","geometry":%s}]}
                """.formatted(geometry)).getFirst();
        return feature.drawing() instanceof GeoFeature.Drawing.Unusable unusable
                ? unusable.reason().key()
                : "usable";
    }

    private static List<GeoFeature> features(String json) {
        return read(json).orThrow();
    }

    private static Outcome<List<GeoFeature>> read(String json) {
        return GeoJsonReader.read(
                new SourceFile("map.geojson", json.getBytes(StandardCharsets.UTF_8)), Function.identity());
    }
}
