package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridLocatorTest {

    private static final List<GridArea> FOUR = List.of(
            new GridArea(7, EarthTest.box(106.80, 39.70, 106.81, 39.71)),
            new GridArea(3, EarthTest.box(106.81, 39.70, 106.82, 39.71)),
            new GridArea(5, EarthTest.box(106.80, 39.69, 106.81, 39.70)),
            new GridArea(9, EarthTest.box(106.81, 39.69, 106.82, 39.70)));

    private static final String PLACES = """
            longitude latitude  grid  why
            106.805   39.705    7     inside
            106.815   39.695    9     inside
            106.81    39.705    3     on the border of 7 and 3
            106.805   39.70     5     on the border of 7 and 5
            106.81    39.70     3     on the corner of all four
            106.80    39.71     7     on an outer corner
            106.82    39.695    9     on an outer border
            106.8200001 39.695  -     just outside
            0         0         -     in the sea
            """;

    @Test
    void every_place_has_one_grid_and_the_lowest_id_wins_at_borders() {
        for (int order = 0; order < 10; order++) {
            List<GridArea> shuffled = new ArrayList<>(FOUR);
            Collections.shuffle(shuffled, new Random(order));
            GridLocator locator = GridLocator.of(shuffled);
            PLACES.lines().skip(1).map(line -> line.split("\\s+", 4)).forEach(row -> {
                LonLat place = new LonLat(Double.parseDouble(row[0]), Double.parseDouble(row[1]));
                OptionalInt wanted =
                        row[2].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(row[2]));
                assertThat(locator.locate(place)).as(row[3]).isEqualTo(wanted);
            });
        }
    }

    @Test
    void a_hole_does_not_belong_to_the_grid_around_it() {
        GridLocator locator = GridLocator.of(List.of(new GridArea(
                1,
                EarthTest.box(106.80, 39.69, 106.82, 39.71)
                        .difference(EarthTest.box(106.805, 39.695, 106.815, 39.705)))));
        assertThat(locator.locate(new LonLat(106.81, 39.70))).isEmpty();
        assertThat(locator.locate(new LonLat(106.805, 39.70))).hasValue(1);
        assertThat(locator.locate(new LonLat(106.802, 39.70))).hasValue(1);
    }

    @Test
    void the_nearest_grid_is_found_within_the_limit() {
        GridLocator locator = GridLocator.of(FOUR);
        LonLat east = new LonLat(106.821, 39.695);
        double expected = Earth.distanceMetres(east, new LonLat(106.82, 39.695));
        GridLocator.Nearest nearest = locator.nearest(east, 100).orElseThrow();
        assertThat(nearest.id()).isEqualTo(9);
        assertThat(nearest.metres()).isCloseTo(expected, within(0.05));
        assertThat(locator.nearest(east, expected - 1)).isEmpty();
        assertThat(locator.nearest(new LonLat(106.805, 39.705), 0)).contains(new GridLocator.Nearest(7, 0));
    }

    @Test
    void at_equal_distance_the_lowest_id_is_nearest() {
        assertThat(GridLocator.of(FOUR).nearest(new LonLat(106.821, 39.70), 200))
                .map(GridLocator.Nearest::id)
                .contains(3);
    }

    @Test
    void no_grids_hold_no_place() {
        GridLocator locator = GridLocator.of(List.of());
        assertThat(locator.size()).isZero();
        assertThat(locator.locate(new LonLat(1, 1))).isEmpty();
        assertThat(locator.nearest(new LonLat(1, 1), 1000)).isEmpty();
    }
}
