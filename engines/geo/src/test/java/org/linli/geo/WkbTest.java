package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class WkbTest {

    @Test
    void shapes_and_points_come_back_as_they_were() {
        Geometry shape = EarthTest.box(106, 39, 107, 40).difference(EarthTest.box(106.4, 39.4, 106.6, 39.6));
        assertThat(Wkb.readPolygonal(Wkb.write(shape)).equalsExact(shape)).isTrue();
        LonLat place = new LonLat(106.8228123, 39.6912345);
        assertThat(Wkb.readPoint(Wkb.write(place))).isEqualTo(place);
    }

    @Test
    void a_point_is_written_big_endian() {
        assertThat(HexFormat.of().formatHex(Wkb.write(new LonLat(1, 2))))
                .isEqualTo("0000000001" + "3ff0000000000000" + "4000000000000000");
    }

    @Test
    void bytes_that_are_no_shape_are_refused() {
        byte[] whole = Wkb.write(EarthTest.box(0, 0, 1, 1));
        assertThatThrownBy(() -> Wkb.read(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wkb.read(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        byte[] hugeCount = HexFormat.of().parseHex("00000000037fffffff");
        assertThatThrownBy(() -> Wkb.read(hugeCount)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wkb.readPoint(whole)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wkb.readPolygonal(Wkb.write(new LonLat(1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] offTheGlobe = Wkb.write(Lattice.FACTORY.createPoint(new Coordinate(400, 0)));
        assertThatThrownBy(() -> Wkb.readPoint(offTheGlobe)).isInstanceOf(IllegalArgumentException.class);
    }
}
