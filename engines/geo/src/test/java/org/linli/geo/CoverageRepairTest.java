package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;

class CoverageRepairTest {

    private static final long SEED = 20261123;

    @Test
    void grids_drawn_by_a_shaky_hand_become_a_partition_again() {
        for (long seed = SEED; seed < SEED + 10; seed++) {
            Mosaic mosaic = Mosaic.random(EarthTest.box(106.80, 39.66, 106.83, 39.68), 30, seed);
            SplittableRandom random = new SplittableRandom(seed);
            List<GridArea> shaky = mosaic.pieces().stream()
                    .map(piece -> new GridArea(piece.id(), shaken(piece.shape(), random, 3e-6)))
                    .toList();
            CoverageRepair.Repair repair = CoverageRepair.propose(mosaic.ground(), shaky, 1.0);
            assertThat(repair.left()).as("seed %d", seed).isEmpty();
            assertThat(repair.changes()).as("seed %d", seed).isNotEmpty();
            assertThat(repair.grids()).extracting(GridArea::id).isEqualTo(ids(mosaic.pieces()));
            List<GridPlan.Draft> drafts = repair.grids().stream()
                    .map(grid -> new GridPlan.Draft(grid.id(), grid.shape(), OptionalInt.empty()))
                    .toList();
            GridReport report =
                    GridCheck.check(new GridPlan(mosaic.ground(), drafts, List.of(), GridPlan.Limits.USUAL));
            assertThat(report.errors()).as("seed %d", seed).isEmpty();
            assertThat(CoverageValidator.isValid(
                            repair.grids().stream().map(GridArea::shape).toArray(Geometry[]::new)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void a_wide_overlap_is_left_for_a_person_and_reported() {
        Geometry parent = EarthTest.box(106.80, 39.68, 106.81, 39.69);
        CoverageRepair.Repair repair = CoverageRepair.propose(
                parent,
                List.of(
                        new GridArea(1, EarthTest.box(106.80, 39.68, 106.806, 39.69)),
                        new GridArea(2, EarthTest.box(106.804, 39.68, 106.81, 39.69))),
                1.0);
        assertThat(repair.changes()).isEmpty();
        assertThat(repair.left()).singleElement().isInstanceOf(PartitionCheck.Overlap.class);
    }

    @Test
    void a_strip_beyond_the_parent_is_cut_off_and_a_slit_is_closed() {
        Geometry parent = EarthTest.box(106.80, 39.68, 106.81, 39.69);
        CoverageRepair.Repair repair = CoverageRepair.propose(
                parent,
                List.of(
                        new GridArea(1, EarthTest.box(106.80, 39.68, 106.8049998, 39.69)),
                        new GridArea(2, EarthTest.box(106.805, 39.68, 106.8100005, 39.69))),
                0.2);
        assertThat(repair.left()).isEmpty();
        assertThat(repair.changes())
                .extracting(CoverageRepair.Change::kind)
                .containsExactlyInAnyOrder(CoverageRepair.Kind.CUT_OFF, CoverageRepair.Kind.GAP_CLOSED);
        assertThat(repair.changes())
                .allSatisfy(change -> assertThat(change.areaSquareMetres()).isBetween(10.0, 60.0));
    }

    @Test
    void a_sound_partition_is_left_as_it_is() {
        Mosaic mosaic = Mosaic.random(EarthTest.box(106.80, 39.66, 106.83, 39.68), 30, SEED);
        CoverageRepair.Repair repair = CoverageRepair.propose(mosaic.ground(), mosaic.pieces(), 1.0);
        assertThat(repair.changes()).isEmpty();
        for (int i = 0; i < mosaic.pieces().size(); i++) {
            assertThat(repair.grids()
                            .get(i)
                            .shape()
                            .equalsTopo(mosaic.pieces().get(i).shape()))
                    .isTrue();
        }
    }

    private static List<Integer> ids(List<GridArea> grids) {
        List<Integer> ids = new ArrayList<>();
        grids.forEach(grid -> ids.add(grid.id()));
        return ids;
    }

    private static Geometry shaken(Geometry shape, SplittableRandom random, double degrees) {
        Geometry copy = shape.copy();
        Coordinate first = copy.getCoordinate();
        double closingX = first.x + random.nextDouble(-degrees, degrees);
        double closingY = first.y + random.nextDouble(-degrees, degrees);
        copy.apply((CoordinateFilter) point -> {
            boolean isClosing = point.equals2D(shape.getCoordinate());
            point.setX(isClosing ? closingX : point.x + random.nextDouble(-degrees, degrees));
            point.setY(isClosing ? closingY : point.y + random.nextDouble(-degrees, degrees));
        });
        copy.geometryChanged();
        return copy;
    }
}
