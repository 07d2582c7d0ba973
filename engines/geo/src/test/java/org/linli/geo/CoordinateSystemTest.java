package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoordinateSystemTest {

    /** The second and third row disagree by 1.5 m: two published ways of inverting. */
    private static final String VECTORS = """
            from   longitude  latitude   to     longitude   latitude   metres
            WGS84  116.42079  39.90105   GCJ02  116.427027  39.902446  0.5
            GCJ02  120.026268 30.279164  WGS84  120.021530  30.281556  0.2
            GCJ02  120.026268 30.279164  WGS84  120.021519  30.281543  5
            GCJ02  120.026268 30.279164  BD09   120.032768  30.285238  0.2
            WGS84  116.42079  39.90105   CGCS2000 116.42079 39.90105   0
            WGS84  2.3522     48.8566    GCJ02  2.3522      48.8566    0
            WGS84  2.3522     48.8566    BD09   2.3522      48.8566    0
            """;

    @Test
    void published_vectors_are_met() {
        VECTORS.lines().skip(1).map(line -> line.split("\\s+")).forEach(row -> {
            LonLat given = new LonLat(Double.parseDouble(row[1]), Double.parseDouble(row[2]));
            LonLat wanted = new LonLat(Double.parseDouble(row[4]), Double.parseDouble(row[5]));
            LonLat found = CoordinateSystem.valueOf(row[0]).convert(given, CoordinateSystem.valueOf(row[3]));
            assertThat(Earth.distanceMetres(found, wanted))
                    .as(String.join(" ", row))
                    .isLessThanOrEqualTo(Double.parseDouble(row[6]));
        });
    }

    @Test
    void the_way_back_returns_to_the_same_millimetre() {
        SplittableRandom random = new SplittableRandom(20260921);
        for (int i = 0; i < 10_000; i++) {
            LonLat place = new LonLat(random.nextDouble(74, 135), random.nextDouble(4, 53.5));
            for (CoordinateSystem system : CoordinateSystem.values()) {
                LonLat back = system.toWgs84(system.fromWgs84(place));
                assertThat(Earth.distanceMetres(place, back))
                        .as("%s %s", system, place)
                        .isLessThan(0.001);
            }
        }
    }

    @Test
    void the_shift_in_china_is_hundreds_of_metres() {
        LonLat wuhai = new LonLat(106.8228, 39.6912);
        assertThat(Earth.distanceMetres(wuhai, CoordinateSystem.GCJ02.fromWgs84(wuhai)))
                .isBetween(200.0, 900.0);
    }

    @Test
    void places_at_the_ends_of_the_earth_stay_in_range() {
        LonLat corner = new LonLat(180, 90);
        assertThat(CoordinateSystem.BD09.fromWgs84(corner)).isEqualTo(corner);
        assertThat(CoordinateSystem.BD09.toWgs84(corner)).isEqualTo(corner);
    }

    @Test
    void systems_are_found_by_the_names_in_requests() {
        assertThat(CoordinateSystem.named("gcj02")).contains(CoordinateSystem.GCJ02);
        assertThat(CoordinateSystem.named(" GCJ-02 ")).contains(CoordinateSystem.GCJ02);
        assertThat(CoordinateSystem.named("bd09")).contains(CoordinateSystem.BD09);
        assertThat(CoordinateSystem.named("WGS 84")).contains(CoordinateSystem.WGS84);
        assertThat(CoordinateSystem.named("utm")).isEmpty();
    }

    @Test
    void a_place_off_the_globe_is_refused() {
        assertThatThrownBy(() -> new LonLat(39.9, 116.4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LonLat(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LonLat(180.0001, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
