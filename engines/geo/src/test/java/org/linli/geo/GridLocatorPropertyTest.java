package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Location;

/** The locator against JTS, which asks every grid in turn. */
class GridLocatorPropertyTest {

    private static final long SEED = 20261122;

    @Test
    void a_mosaic_is_located_as_brute_force_does_on_borders_and_off() {
        for (long seed = SEED; seed < SEED + 6; seed++) {
            Mosaic mosaic = Mosaic.random(EarthTest.box(106.80, 39.66, 106.87, 39.71), 300, seed);
            GridLocator locator = GridLocator.of(mosaic.pieces());
            for (LonLat place : mosaic.awkwardPlaces(seed)) {
                assertThat(locator.locate(place))
                        .as("seed %d, %s", seed, place)
                        .isEqualTo(bruteForce(mosaic.pieces(), place));
            }
        }
    }

    @Test
    void overlapping_grids_with_holes_are_located_as_brute_force_does() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<GridArea> grids = new ArrayList<>();
        for (int id = 1; id <= 200; id++) {
            double west = 106.80 + random.nextInt(40) / 1000.0;
            double south = 39.66 + random.nextInt(40) / 1000.0;
            var outer = EarthTest.box(west, south, west + 0.008, south + 0.006);
            grids.add(new GridArea(
                    id,
                    random.nextBoolean()
                            ? outer
                            : outer.difference(
                                    EarthTest.box(west + 0.002, south + 0.002, west + 0.004, south + 0.003))));
        }
        GridLocator locator = GridLocator.of(grids);
        for (int i = 0; i < 20_000; i++) {
            LonLat place = new LonLat(106.79 + random.nextInt(70) / 1000.0, 39.65 + random.nextInt(70) / 1000.0);
            assertThat(locator.locate(place)).as("seed %d, %s", SEED, place).isEqualTo(bruteForce(grids, place));
        }
    }

    @Test
    void each_day_has_the_grids_in_force_on_it() {
        LocalDate reform = LocalDate.of(2026, 7, 1);
        Mosaic before = Mosaic.random(EarthTest.box(106.80, 39.66, 106.84, 39.69), 40, SEED);
        Mosaic after = Mosaic.random(EarthTest.box(106.80, 39.66, 106.84, 39.69), 25, SEED + 1);
        List<DatedArea> versions = new ArrayList<>();
        before.pieces().forEach(piece -> versions.add(new DatedArea(piece, LocalDate.of(2020, 1, 1), reform)));
        after.pieces().forEach(piece -> versions.add(new DatedArea(piece, reform, LocalDate.MAX)));
        GridLocator locator = GridLocator.ofDated(versions);
        for (LonLat place : before.awkwardPlaces(SEED)) {
            assertThat(locator.locate(place, reform.minusDays(1))).isEqualTo(bruteForce(before.pieces(), place));
            assertThat(locator.locate(place, reform)).isEqualTo(bruteForce(after.pieces(), place));
            assertThat(locator.locate(place, LocalDate.of(2019, 12, 31))).isEmpty();
        }
    }

    private static OptionalInt bruteForce(List<GridArea> grids, LonLat place) {
        return grids.stream()
                .filter(grid ->
                        SimplePointInAreaLocator.locate(place.toCoordinate(), grid.shape()) != Location.EXTERIOR)
                .mapToInt(GridArea::id)
                .min();
    }
}
