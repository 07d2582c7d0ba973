package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.locationtech.jts.geom.Geometry;

/** FEATURE UNDER TEST: a drawing of as many grids as may be sent at once is answered in seconds, however it is drawn. */
@Timeout(60)
class ManyGridsTest {

    private static final int COLUMNS = 50;
    private static final int ROWS = 40;
    private static final Geometry PARENT = EarthTest.box(106.80, 39.68, 106.85, 39.72);

    @Test
    void two_thousand_grids_in_rows_are_a_partition() {
        GridReport report = check(chessboard(0));

        assertThat(report.isPublishable()).isTrue();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void two_thousand_grids_that_all_overlap_their_neighbours_are_refused_one_by_one() {
        assertThat(check(chessboard(0.0001)).errors()).hasSizeGreaterThan(2 * COLUMNS * ROWS - COLUMNS - ROWS);
    }

    @Test
    void two_thousand_grids_on_the_same_ground_are_answered_with_as_many_overlaps_as_anybody_reads() {
        List<GridPlan.Draft> drafts = new ArrayList<>();
        for (int number = 1; number <= COLUMNS * ROWS; number++) {
            drafts.add(new GridPlan.Draft(number, EarthTest.box(106.81, 39.69, 106.82, 39.70), OptionalInt.empty()));
        }
        long began = System.nanoTime();

        GridReport report = check(drafts);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(report.isPublishable()).isFalse();
        assertThat(report.findings()).hasSizeLessThan(3 * PartitionCheck.MOST_OVERLAPS);
    }

    /** @param more how much further east and north than its place each grid goes, in degrees */
    private static List<GridPlan.Draft> chessboard(double more) {
        List<GridPlan.Draft> drafts = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double west = Lattice.snapped(106.80 + column * 0.001);
                double south = Lattice.snapped(39.68 + row * 0.001);
                drafts.add(new GridPlan.Draft(
                        drafts.size() + 1,
                        EarthTest.box(
                                west,
                                south,
                                Lattice.snapped(Math.min(106.85, west + 0.001 + more)),
                                Lattice.snapped(Math.min(39.72, south + 0.001 + more))),
                        OptionalInt.empty()));
            }
        }
        return drafts;
    }

    private static GridReport check(List<GridPlan.Draft> drafts) {
        return GridCheck.check(new GridPlan(PARENT, drafts, List.of(), GridPlan.Limits.USUAL));
    }
}
