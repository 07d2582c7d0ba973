package org.linli.territory.internal.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.geo.GridPlan;
import org.linli.geo.Lattice;
import org.linli.geo.LonLat;
import org.linli.kernel.Outcome;
import org.linli.territory.GridCell;
import org.linli.territory.internal.HomesOnGround.BuildingHomes;
import org.linli.territory.internal.reorganisation.Operation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** FEATURE UNDER TEST: one gesture on the map changes cells so that they still divide their ground. */
class CellEditsTest {

    private static final Geometry PARENT = box(106.80, 39.60, 106.82, 39.61);
    private static final GridCell WEST = cell(1, 501, box(106.80, 39.60, 106.81, 39.61));
    private static final GridCell EAST = cell(2, 502, box(106.81, 39.60, 106.82, 39.61));
    private static final List<GridCell> BOTH = List.of(WEST, EAST);

    @Test
    void a_line_across_a_grid_makes_two_and_the_larger_goes_on() {
        List<GridCell> cells = CellEdits.split(BOTH, 1, line(106.79, 39.6033333, 106.815, 39.6033333))
                .orThrow();

        assertThat(cells).extracting(GridCell::number).containsExactly(1, 3, 2);
        assertThat(cells).extracting(GridCell::unitNo).containsExactly(501, null, 502);
        assertThat(cells.get(0).shape().getArea())
                .isGreaterThan(cells.get(1).shape().getArea());
        assertThat(check(cells).report().findings()).isEmpty();
    }

    @Test
    void a_neighbour_gets_the_vertex_where_the_cut_ends() {
        List<GridCell> cells = CellEdits.split(BOTH, 1, line(106.79, 39.604, 106.8102, 39.6071111))
                .orThrow();

        assertThat(cells.getLast().shape().getNumPoints()).isEqualTo(6);
        assertThat(check(cells).report().findings()).isEmpty();
    }

    @Test
    void a_line_that_ends_inside_cuts_nothing() {
        assertThat(CellEdits.split(BOTH, 1, line(106.79, 39.605, 106.805, 39.605)))
                .isEqualTo(Outcome.refused("grids.refused.no-crossing", "第1网格"));
        assertThat(CellEdits.split(BOTH, 9, line(106.79, 39.605, 106.83, 39.605)))
                .isEqualTo(Outcome.refused("grids.refused.no-such-cell", 9));
    }

    @Test
    void grids_that_touch_become_one_under_the_name_of_the_first() {
        List<GridCell> cells = CellEdits.merge(BOTH, List.of(2, 1)).orThrow();

        assertThat(cells).singleElement().satisfies(cell -> {
            assertThat(cell.number()).isEqualTo(2);
            assertThat(cell.unitNo()).isEqualTo(502);
            assertThat(cell.shape().equalsTopo(PARENT)).isTrue();
        });
    }

    @Test
    void grids_that_meet_in_a_corner_do_not_become_one() {
        List<GridCell> kissing = List.of(
                cell(1, null, box(106.80, 39.60, 106.81, 39.605)), cell(2, null, box(106.81, 39.605, 106.82, 39.61)));

        assertThat(CellEdits.merge(kissing, List.of(1, 2)))
                .isEqualTo(Outcome.refused("grids.refused.not-touching", "第1网格、第2网格"));
    }

    @Test
    void a_gap_goes_to_a_neighbour_or_becomes_a_grid() {
        List<GridCell> cells = List.of(WEST, cell(2, 502, box(106.811, 39.60, 106.82, 39.61)));
        Geometry gap = box(106.8095, 39.60, 106.8115, 39.61);

        List<GridCell> given = CellEdits.fill(PARENT, cells, gap, 2).orThrow();
        List<GridCell> made = CellEdits.fill(PARENT, cells, gap, null).orThrow();

        assertThat(check(given).isPublishable()).isTrue();
        assertThat(made).hasSize(3);
        assertThat(made.getLast().number()).isEqualTo(3);
        assertThat(check(made).isPublishable()).isTrue();
    }

    @Test
    void narrow_slits_are_closed_and_wide_ones_left() {
        List<GridCell> slit = List.of(WEST, cell(2, 502, box(106.810002, 39.60, 106.82, 39.61)));
        List<GridCell> wide = List.of(WEST, cell(2, 502, box(106.8102, 39.60, 106.82, 39.61)));

        assertThat(check(slit).isPublishable()).isFalse();
        assertThat(check(CellEdits.repair(PARENT, slit).cells()).isPublishable())
                .isTrue();
        assertThat(check(CellEdits.repair(PARENT, wide).cells()).isPublishable())
                .isFalse();
    }

    @Test
    void grids_of_one_name_or_on_old_ground_are_not_published() {
        GridCell same = new GridCell(2, "第1网格", GridCell.Kind.GRID, 502, null, EAST.shape());

        assertThat(check(BOTH).isPublishable()).isTrue();
        assertThat(check(List.of(WEST, same)).sameNames()).containsExactly(List.of(1, 2));
        assertThat(CellCheck.check(ground(), BOTH, "older").isPublishable()).isFalse();
    }

    @Test
    void a_grid_that_ends_is_succeeded_by_households() {
        List<GridCell> cells = List.of(
                cell(1, null, box(106.80, 39.60, 106.803, 39.61)), cell(2, 502, box(106.803, 39.60, 106.82, 39.61)));

        assertThat(Succession.of(Map.of(501, WEST.shape(), 502, EAST.shape()), cells, ground()))
                .containsExactly(
                        new Operation.Succession(501, 1, 0.75, true), new Operation.Succession(501, 2, 0.25, false));
    }

    @Test
    void without_households_ground_decides() {
        GridGround uncounted = new GridGround(PARENT, List.of(), List.of(), GridPlan.Limits.USUAL, "now");
        List<GridCell> cells = List.of(
                cell(1, null, box(106.80, 39.60, 106.802, 39.61)), cell(2, 502, box(106.802, 39.60, 106.82, 39.61)));

        List<Operation.Succession> found =
                Succession.of(Map.of(501, WEST.shape(), 502, EAST.shape()), cells, uncounted);

        assertThat(found).hasSize(2);
        assertThat(found.get(1).heir()).isTrue();
        assertThat(found.get(1).share()).isBetween(0.79, 0.81);
    }

    @Test
    void households_are_counted_by_place() {
        assertThat(check(BOTH).grids())
                .extracting(CellCheck.Figures::households)
                .containsExactly(OptionalInt.of(400), OptionalInt.of(350));
    }

    @Test
    void a_building_on_the_border_of_two_counts_once_one_where_they_overlap_in_each() {
        GridGround ground = ground().with(List.of(
                new BuildingHomes(new LonLat(106.81, 39.605), null, 7, false),
                new BuildingHomes(new LonLat(106.815, 39.605), null, 100, true)));

        assertThat(CellCheck.households(ground, BOTH)).isEqualTo(Map.of(1, 7, 2, 100));
        assertThat(CellCheck.households(
                        ground,
                        List.of(cell(1, null, box(106.80, 39.60, 106.812, 39.61)), cell(2, null, EAST.shape()))))
                .isEqualTo(Map.of(1, 7, 2, 100));
        assertThat(CellCheck.households(ground, List.of(cell(1, null, PARENT), cell(2, null, EAST.shape()))))
                .isEqualTo(Map.of(1, 107, 2, 100));
    }

    @Test
    void a_building_without_a_place_counts_with_its_grid_as_long_as_that_goes_on() {
        GridGround ground = ground().with(List.of(new BuildingHomes(null, 502, 30, true)));

        assertThat(CellCheck.households(ground, BOTH)).isEqualTo(Map.of(2, 30));
        assertThat(CellCheck.households(ground, List.of(WEST))).isEmpty();
        assertThat(ground.counted()).isEqualTo(new GridGround.Counted(30, 0));
    }

    private static CellCheck.Result check(List<GridCell> cells) {
        return CellCheck.check(ground(), cells, "now");
    }

    private static GridGround ground() {
        return new GridGround(
                PARENT,
                List.of(),
                List.of(
                        new BuildingHomes(new LonLat(106.801, 39.605), null, 300, false),
                        new BuildingHomes(new LonLat(106.805, 39.605), null, 100, false),
                        new BuildingHomes(new LonLat(106.815, 39.605), null, 350, false)),
                new GridPlan.Limits(0, 1000, 0.05, 20, 0),
                "now");
    }

    private static GridCell cell(int number, @Nullable Integer unitNo, Geometry shape) {
        return new GridCell(number, CellEdits.name(number), GridCell.Kind.GRID, unitNo, null, shape);
    }

    private static Geometry box(double west, double south, double east, double north) {
        return Lattice.snapped(Lattice.FACTORY.toGeometry(new Envelope(west, east, south, north)));
    }

    private static LineString line(double... numbers) {
        Coordinate[] points = new Coordinate[numbers.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(numbers[2 * i], numbers[2 * i + 1]);
        }
        return Lattice.FACTORY.createLineString(points);
    }
}
