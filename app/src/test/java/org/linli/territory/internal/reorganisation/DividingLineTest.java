package org.linli.territory.internal.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.geo.Lattice;
import org.linli.kernel.Outcome;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** FEATURE UNDER TEST: a unit is divided along a line that the planner types. */
class DividingLineTest {

    private static final Geometry SQUARE = Lattice.FACTORY.toGeometry(new Envelope(106, 107, 39, 40));

    @Test
    void what_lies_left_of_the_way_northwards_is_the_west() {
        DividingLine.Halves halves =
                DividingLine.divide(SQUARE, "106.25,38.9; 106.25,40.1").orThrow();

        assertThat(halves.left().getArea()).isEqualTo(0.25);
        assertThat(halves.left().getEnvelopeInternal().getMaxX()).isEqualTo(106.25);
        assertThat(halves.right().getArea()).isEqualTo(0.75);
    }

    @Test
    void a_line_may_leave_the_unit_and_come_back() {
        DividingLine.Halves halves =
                DividingLine.divide(SQUARE, "105.9，39.5；106.5，40.5；107.1，39.5").orThrow();

        assertThat(halves.left().getArea() + halves.right().getArea()).isCloseTo(1, offset(1e-9));
        assertThat(halves.left().getNumGeometries()).isEqualTo(2);
        assertThat(halves.right().contains(Lattice.FACTORY.createPoint(new Coordinate(106.5, 39.1))))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            106.2,39.2; 106.8,39.8 | line-misses
            105,38; 105,41         | line-misses
            106.5,39               | line-point
            106.5,39; 106.5,39     | line-point
            106.5,39; nirgends     | line-point
            106.5,39; 106.5,91     | line-point
            """)
    void a_line_that_divides_nothing_is_refused(String line, String rule) {
        assertThat(DividingLine.divide(SQUARE, line))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().key()).isEqualTo("reorganisation.refused." + rule));
    }
}
