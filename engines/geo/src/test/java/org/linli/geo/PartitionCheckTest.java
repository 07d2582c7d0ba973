package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.geo.PartitionCheck.Flaw;
import org.linli.geo.PartitionCheck.Gap;
import org.linli.geo.PartitionCheck.Outside;
import org.linli.geo.PartitionCheck.Overlap;
import org.locationtech.jts.geom.Geometry;

class PartitionCheckTest {

    private static final Geometry PARENT = EarthTest.box(106.80, 39.69, 106.82, 39.71);

    @Test
    void halves_divide_the_whole() {
        assertThat(PartitionCheck.check(
                        PARENT,
                        List.of(
                                new GridArea(1, EarthTest.box(106.80, 39.69, 106.81, 39.71)),
                                new GridArea(2, EarthTest.box(106.81, 39.69, 106.82, 39.71)))))
                .isEmpty();
    }

    @Test
    void overlap_outside_and_gap_are_found_with_their_areas() {
        List<Flaw> flaws = PartitionCheck.check(
                PARENT,
                List.of(
                        new GridArea(2, EarthTest.box(106.80, 39.69, 106.812, 39.71)),
                        new GridArea(1, EarthTest.box(106.81, 39.69, 106.821, 39.709))));
        assertThat(flaws).hasSize(3);
        assertThat(flaws.get(0)).isInstanceOfSatisfying(Overlap.class, overlap -> {
            assertThat(overlap.lowerId()).isEqualTo(1);
            assertThat(overlap.higherId()).isEqualTo(2);
            assertThat(overlap.areaSquareMetres())
                    .isCloseTo(Earth.areaSquareMetres(EarthTest.box(106.81, 39.69, 106.812, 39.709)), within(0.1));
        });
        assertThat(flaws.get(1)).isInstanceOfSatisfying(Outside.class, outside -> {
            assertThat(outside.id()).isEqualTo(1);
            assertThat(outside.areaSquareMetres())
                    .isCloseTo(Earth.areaSquareMetres(EarthTest.box(106.82, 39.69, 106.821, 39.709)), within(0.1));
        });
        assertThat(flaws.get(2))
                .isInstanceOfSatisfying(
                        Gap.class,
                        gap -> assertThat(gap.areaSquareMetres())
                                .isCloseTo(
                                        Earth.areaSquareMetres(EarthTest.box(106.812, 39.709, 106.82, 39.71)),
                                        within(0.1)));
    }

    @Test
    void borders_a_centimetre_apart_are_the_same_border() {
        List<GridArea> siblings = List.of(
                new GridArea(1, EarthTest.box(106.80, 39.69, 106.81, 39.71)),
                new GridArea(2, EarthTest.box(106.8100001, 39.69, 106.82, 39.71)));
        assertThat(PartitionCheck.check(PARENT, siblings)).isEmpty();
        assertThat(PartitionCheck.check(PARENT, siblings, 0.001))
                .singleElement()
                .isInstanceOf(Gap.class);
    }

    @Test
    void without_siblings_all_is_a_gap() {
        assertThat(PartitionCheck.check(PARENT, List.of())).singleElement().isInstanceOf(Gap.class);
    }

    @Test
    void the_same_number_twice_is_refused() {
        GridArea one = new GridArea(1, PARENT);
        assertThatThrownBy(() -> PartitionCheck.check(PARENT, List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
