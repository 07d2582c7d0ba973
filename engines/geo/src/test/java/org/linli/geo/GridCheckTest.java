package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GridCheckTest {

    private static final Geometry PARENT = EarthTest.box(106.80, 39.68, 106.81, 39.69);
    private static final LineString STREET = line(106.805, 39.67, 106.805, 39.70);

    /** Two grids share the parent; the second column says how the eastern one is drawn. */
    private static final String DRAWINGS = """
            findings                     eastern grid
            -                            POLYGON ((106.805 39.68, 106.81 39.68, 106.81 39.69, 106.805 39.69, 106.805 39.68))
            grids.overlap                POLYGON ((106.804 39.68, 106.81 39.68, 106.81 39.69, 106.805 39.69, 106.804 39.68))
            grids.gap                    POLYGON ((106.806 39.68, 106.81 39.68, 106.81 39.69, 106.805 39.69, 106.806 39.68))
            grids.outside                POLYGON ((106.805 39.68, 106.81 39.68, 106.811 39.69, 106.805 39.69, 106.805 39.68))
            grids.gap,grids.unsound      POLYGON ((106.805 39.68, 106.81 39.69, 106.81 39.68, 106.805 39.69, 106.805 39.68))
            grids.loose-border           POLYGON ((106.8050002 39.68, 106.81 39.68, 106.81 39.69, 106.805 39.69, 106.8050002 39.68))
            grids.loose-border           POLYGON ((106.8049999 39.68, 106.81 39.68, 106.81 39.69, 106.805 39.69, 106.8049999 39.68))
            grids.gap,grids.holes        POLYGON ((106.805 39.68, 106.81 39.68, 106.81 39.69, 106.805 39.69, 106.805 39.68), (106.807 39.684, 106.808 39.684, 106.808 39.685, 106.807 39.684))
            grids.gap,grids.several-parts MULTIPOLYGON (((106.805 39.68, 106.81 39.68, 106.81 39.684, 106.805 39.684, 106.805 39.68)), ((106.805 39.685, 106.81 39.685, 106.81 39.69, 106.805 39.69, 106.805 39.685)))
            """;

    @Test
    void every_kind_of_drawing_has_its_findings() {
        DRAWINGS.lines().skip(1).forEach(row -> {
            String[] columns = row.split(" +", 2);
            String keys = check(columns[1]).findings().stream()
                    .map(GridFinding::key)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(","));
            assertThat(keys).as(row).isEqualTo(columns[0].equals("-") ? "" : columns[0]);
        });
    }

    @Test
    void an_overlap_says_whose_and_how_large_and_blocks_publishing() {
        GridReport report =
                check(DRAWINGS.lines().skip(2).findFirst().orElseThrow().split(" +", 2)[1]);
        assertThat(report.isPublishable()).isFalse();
        assertThat(report.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.grids()).containsExactly(1, 2);
            assertThat(finding.areaSquareMetres())
                    .isCloseTo(Earth.areaSquareMetres(finding.where()), within(1e-6))
                    .isBetween(40_000.0, 60_000.0);
        });
    }

    @Test
    void grids_that_kiss_in_one_point_are_sound() throws ParseException {
        List<GridPlan.Draft> drafts = List.of(
                draft(1, "POLYGON ((106.80 39.68, 106.805 39.68, 106.805 39.685, 106.80 39.685, 106.80 39.68))"),
                draft(2, "POLYGON ((106.805 39.685, 106.81 39.685, 106.81 39.69, 106.805 39.69, 106.805 39.685))"),
                draft(3, "POLYGON ((106.805 39.68, 106.81 39.68, 106.81 39.685, 106.805 39.685, 106.805 39.68))"),
                draft(4, "POLYGON ((106.80 39.685, 106.805 39.685, 106.805 39.69, 106.80 39.69, 106.80 39.685))"));
        GridReport report = GridCheck.check(new GridPlan(PARENT, drafts, List.of(), GridPlan.Limits.USUAL));
        assertThat(report.findings()).isEmpty();
        assertThat(report.gridsSquareMetres()).isCloseTo(report.parentSquareMetres(), within(1.0));
    }

    /** A market in the middle of a residential quarter: the hole is another grid, and together they are whole. */
    @Test
    void a_grid_within_a_hole_of_another_leaves_no_gap() throws ParseException {
        String market = "(106.804 39.684, 106.804 39.686, 106.806 39.686, 106.806 39.684, 106.804 39.684)";
        List<GridPlan.Draft> drafts = List.of(
                draft(
                        1,
                        "POLYGON ((106.80 39.68, 106.81 39.68, 106.81 39.69, 106.80 39.69, 106.80 39.68), %s)"
                                .formatted(market)),
                draft(2, "POLYGON (%s)".formatted(market)));
        GridReport report = GridCheck.check(new GridPlan(PARENT, drafts, List.of(), GridPlan.Limits.USUAL));
        assertThat(report.isPublishable()).isTrue();
        assertThat(report.findings()).singleElement().isInstanceOf(GridFinding.Holes.class);
    }

    @Test
    void households_beyond_the_range_are_warned_of() {
        List<GridPlan.Draft> drafts = List.of(
                new GridPlan.Draft(1, EarthTest.box(106.80, 39.68, 106.805, 39.69), OptionalInt.of(299)),
                new GridPlan.Draft(2, EarthTest.box(106.805, 39.68, 106.81, 39.69), OptionalInt.of(500)));
        GridReport report = GridCheck.check(new GridPlan(PARENT, drafts, List.of(STREET), GridPlan.Limits.USUAL));
        assertThat(report.isPublishable()).isTrue();
        assertThat(report.warnings()).singleElement().isInstanceOfSatisfying(GridFinding.Households.class, finding -> {
            assertThat(finding.grid()).isEqualTo(1);
            assertThat(finding.fewest()).isEqualTo(300);
        });
    }

    @Test
    void a_border_away_from_the_street_is_listed_with_its_length() throws ParseException {
        List<GridPlan.Draft> drafts = List.of(
                draft(
                        1,
                        "POLYGON ((106.80 39.68, 106.805 39.68, 106.805 39.685, 106.807 39.69, 106.80 39.69, 106.80 39.68))"),
                draft(
                        2,
                        "POLYGON ((106.805 39.68, 106.81 39.68, 106.81 39.69, 106.807 39.69, 106.805 39.685, 106.805 39.68))"));
        GridReport report = GridCheck.check(new GridPlan(PARENT, drafts, List.of(STREET), GridPlan.Limits.USUAL));
        assertThat(report.shareAlongStreets().orElseThrow()).isBetween(0.5, 0.6);
        assertThat(report.findings()).hasSize(2);
        assertThat(report.findings().getFirst()).isInstanceOfSatisfying(GridFinding.OffStreet.class, finding -> {
            assertThat(finding.grids()).containsExactly(1, 2);
            assertThat(finding.lengthMetres()).isBetween(490.0, 560.0);
        });
        assertThat(report.findings().getLast()).isInstanceOf(GridFinding.FewStreets.class);
    }

    @Test
    void a_parent_that_crosses_itself_stops_the_check() throws ParseException {
        Geometry crossed = new WKTReader(Lattice.FACTORY).read("POLYGON ((106 39, 107 40, 107 39, 106 40, 106 39))");
        GridReport report = GridCheck.check(new GridPlan(crossed, List.of(), List.of(), GridPlan.Limits.USUAL));
        assertThat(report.errors()).singleElement().isInstanceOf(GridFinding.UnsoundParent.class);
    }

    /** How the grids came, how the parent was drawn, and which conversion of the grids fits. */
    private static final String DATUMS = """
            grids   parent  from   to
            GCJ02   WGS84   GCJ02  WGS84
            BD09    WGS84   BD09   WGS84
            WGS84   GCJ02   WGS84  GCJ02
            WGS84   BD09    WGS84  BD09
            WGS84   WGS84   -      -
            BD09    BD09    -      -
            """;

    @Test
    void grids_in_another_coordinate_system_than_their_parent_are_recognised_by_the_shift() {
        Mosaic mosaic = Mosaic.random(EarthTest.box(106.80, 39.66, 106.85, 39.70), 20, 7);
        DATUMS.lines().skip(1).map(line -> line.split("\\s+")).forEach(row -> {
            List<GridPlan.Draft> drafts = new ArrayList<>();
            for (GridArea piece : mosaic.pieces()) {
                Geometry came = CoordinateSystem.WGS84.convert(piece.shape(), CoordinateSystem.valueOf(row[0]));
                drafts.add(new GridPlan.Draft(piece.id(), came, OptionalInt.empty()));
            }
            Geometry parent = CoordinateSystem.WGS84.convert(mosaic.ground(), CoordinateSystem.valueOf(row[1]));
            List<GridFinding.WrongDatum> found =
                    GridCheck.check(new GridPlan(parent, drafts, List.of(), GridPlan.Limits.USUAL)).findings().stream()
                            .filter(GridFinding.WrongDatum.class::isInstance)
                            .map(GridFinding.WrongDatum.class::cast)
                            .toList();
            if (row[2].equals("-")) {
                assertThat(found).as(String.join(" ", row)).isEmpty();
            } else {
                assertThat(found).as(String.join(" ", row)).singleElement().satisfies(finding -> {
                    assertThat(finding.from()).isEqualTo(CoordinateSystem.valueOf(row[2]));
                    assertThat(finding.to()).isEqualTo(CoordinateSystem.valueOf(row[3]));
                    assertThat(finding.shiftMetres()).isBetween(100.0, 1_500.0);
                    assertThat(finding.outsideShareAfter()).isLessThan(finding.outsideShare() / 3);
                });
            }
        });
    }

    private static GridReport check(String eastern) {
        try {
            List<GridPlan.Draft> drafts = List.of(
                    draft(1, "POLYGON ((106.80 39.68, 106.805 39.68, 106.805 39.69, 106.80 39.69, 106.80 39.68))"),
                    draft(2, eastern));
            return GridCheck.check(
                    new GridPlan(PARENT, drafts, List.of(STREET), new GridPlan.Limits(0, 500, 0.05, 100, 0)));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GridPlan.Draft draft(int number, String wkt) throws ParseException {
        return new GridPlan.Draft(number, new WKTReader(Lattice.FACTORY).read(wkt), OptionalInt.empty());
    }

    private static LineString line(double... ordinates) {
        Coordinate[] points = new Coordinate[ordinates.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(ordinates[2 * i], ordinates[2 * i + 1]);
        }
        return Lattice.FACTORY.createLineString(points);
    }
}
