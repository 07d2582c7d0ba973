package org.linli.territory.internal.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.geo.CoordinateSystem;
import org.linli.geo.LonLat;
import org.linli.kernel.Refusal;
import org.locationtech.jts.geom.Coordinate;

class ShapeTest {

    @Test
    void a_border_that_crosses_itself_is_refused_with_the_place_and_a_way_out() {
        Shape shape =
                Shape.of(drawn(106.8, 39.6, 106.9, 39.7, 106.9, 39.6, 106.8, 39.7), CoordinateSystem.WGS84, false);

        assertThat(shape).isInstanceOfSatisfying(Shape.Broken.class, broken -> {
            assertThat(broken.errors())
                    .extracting(Refusal::key)
                    .containsExactly(
                            "territory.boundary.ring-not-closed",
                            "territory.boundary.self-crossing",
                            "territory.boundary.repairable");
            assertThat(broken.errors().get(1).arguments()).isEqualTo(List.of("106.85000, 39.65000"));
        });
    }

    @Test
    void the_suggested_repair_is_used_only_when_asked_for() {
        Shape shape = Shape.of(drawn(106.8, 39.6, 106.9, 39.7, 106.9, 39.6, 106.8, 39.7), CoordinateSystem.WGS84, true);

        assertThat(shape).isInstanceOfSatisfying(Shape.Usable.class, usable -> {
            assertThat(usable.geometry().isValid()).isTrue();
            assertThat(usable.warnings()).extracting(Refusal::key).contains("territory.boundary.repaired");
        });
    }

    @Test
    void latitude_before_longitude_is_recognised() {
        Shape shape = Shape.of(drawn(39.6, 106.8, 39.6, 106.9, 39.7, 106.9), CoordinateSystem.WGS84, false);

        assertThat(shape)
                .isInstanceOfSatisfying(
                        Shape.Broken.class,
                        broken -> assertThat(broken.errors())
                                .extracting(Refusal::key)
                                .contains("territory.boundary.axes-swapped", "territory.boundary.repairable"));
    }

    @Test
    void what_was_traced_on_a_shifted_map_is_moved_back() {
        LonLat corner = new LonLat(106.8, 39.6);
        LonLat shifted = CoordinateSystem.BD09.fromWgs84(corner);

        Shape shape = Shape.of(
                drawn(shifted.longitude(), shifted.latitude(), 106.9, 39.6, 106.9, 39.7), CoordinateSystem.BD09, false);

        assertThat(shape).isInstanceOfSatisfying(Shape.Usable.class, usable -> {
            Coordinate first = usable.geometry().getCoordinate();
            assertThat(Math.hypot(first.x - corner.longitude(), first.y - corner.latitude()))
                    .isLessThan(1e-6);
        });
    }

    private static GeoFeature.Drawing drawn(double... ordinates) {
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < ordinates.length; i += 2) {
            ring.add(new Coordinate(ordinates[i], ordinates[i + 1]));
        }
        return new GeoFeature.Drawing.Area(List.of(List.of(ring)));
    }
}
