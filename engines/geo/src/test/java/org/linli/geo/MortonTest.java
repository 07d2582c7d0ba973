package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MortonTest {

    @Test
    void codes_run_from_zero_to_the_last_step_and_are_never_negative() {
        assertThat(Morton.of(new LonLat(-180, -90))).isZero();
        assertThat(Morton.of(new LonLat(180, 90))).isEqualTo((1L << 62) - 1);
        assertThat(Morton.of(new LonLat(0, -90))).isEqualTo(1L << 60);
        assertThat(Morton.of(new LonLat(-180, 0))).isEqualTo(1L << 61);
    }

    @Test
    void a_code_leads_back_to_its_place() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            LonLat place = new LonLat(random.nextDouble(-180, 180), random.nextDouble(-90, 90));
            LonLat back = Morton.centre(Morton.of(place));
            assertThat(Math.abs(back.longitude() - place.longitude())).isLessThanOrEqualTo(360.0 / (1L << 32) + 1e-12);
            assertThat(Math.abs(back.latitude() - place.latitude())).isLessThanOrEqualTo(180.0 / (1L << 32) + 1e-12);
        }
    }

    @Test
    void ranges_hold_every_place_of_the_box_within_their_bound() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 500; i++) {
            double west = random.nextDouble(-180, 179);
            double south = random.nextDouble(-90, 89);
            double size = Math.pow(10, random.nextDouble(-6, 0));
            LonLatBox box = LonLatBox.of(west, south, west + size, south + size);
            int maxRanges = random.nextInt(1, 20);
            List<Morton.Range> ranges = Morton.ranges(box, maxRanges);
            assertThat(ranges).hasSizeBetween(1, maxRanges);
            for (int j = 1; j < ranges.size(); j++) {
                assertThat(ranges.get(j).from()).isGreaterThan(ranges.get(j - 1).to() + 1);
            }
            for (int j = 0; j < 50; j++) {
                LonLat inside = new LonLat(west + random.nextDouble() * size, south + random.nextDouble() * size);
                assertThat(ranges).anyMatch(range -> range.contains(Morton.of(inside)));
            }
            assertThat(ranges).anyMatch(range -> range.contains(Morton.of(box.northEast())));
        }
    }

    @Test
    void sixteen_ranges_of_a_community_waste_little() {
        LonLatBox community = LonLatBox.of(106.8181, 39.6873, 106.8286, 39.6936);
        double steps = community.northEast().longitude() - community.southWest().longitude();
        double boxSteps = steps
                * (1L << 31)
                / 360
                * ((community.northEast().latitude() - community.southWest().latitude()) * (1L << 31) / 180);
        double covered = Morton.ranges(community, 16).stream()
                .mapToDouble(range -> range.to() - range.from() + 1.0)
                .sum();
        assertThat(covered / boxSteps).isBetween(1.0, 1.6);
    }

    @Test
    void the_whole_earth_is_one_range() {
        assertThat(Morton.ranges(LonLatBox.of(-180, -90, 180, 90), 8))
                .containsExactly(new Morton.Range(0, (1L << 62) - 1));
    }

    @Test
    void no_ranges_at_all_cannot_be_asked_for() {
        LonLatBox box = LonLatBox.of(0, 0, 1, 1);
        assertThatThrownBy(() -> Morton.ranges(box, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LonLatBox.of(1, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
