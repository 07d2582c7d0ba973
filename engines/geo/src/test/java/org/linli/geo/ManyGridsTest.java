package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** FEATURE UNDER TEST: a drawing of as many grids as may be sent at once is answered in seconds, however it is drawn. */
@Timeout(30)
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
    void two_thousand_grids_that_all_overlap_their_neighbours_are_refused() {
        assertThat(check(chessboard(0.0001)).errors()).hasSizeGreaterThanOrEqualTo(PartitionCheck.MOST_OVERLAPS);
    }

    @Test
    void two_thousand_grids_on_the_same_ground_are_answered_with_as_many_overlaps_as_anybody_reads() {
        Geometry round = Lattice.snapped(
                Lattice.FACTORY.createPoint(new Coordinate(106.82, 39.70)).buffer(0.01, 16));
        List<GridPlan.Draft> drafts = IntStream.rangeClosed(1, COLUMNS * ROWS)
                .mapToObj(number -> new GridPlan.Draft(number, round, OptionalInt.empty()))
                .toList();

        GridReport report = check(drafts);

        assertThat(report.isPublishable()).isFalse();
        assertThat(report.findings()).hasSizeBetween(PartitionCheck.MOST_OVERLAPS, PartitionCheck.MOST_OVERLAPS + 10);
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
