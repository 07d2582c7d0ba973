package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.geo.BoundaryCheck.Finding;
import org.linli.geo.BoundaryCheck.Flaw;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class BoundaryCheckTest {

    private static final String TABLE = """
            EMPTY                   | - | POLYGON EMPTY
            NOT_AN_AREA             | - | LINESTRING (106 39, 107 40)
            SELF_CROSSING           | + | POLYGON ((106 39, 107 40, 107 39, 106 40, 106 39))
            HOLE_OUTSIDE            | + | POLYGON ((106 39, 107 39, 107 40, 106 40, 106 39), (108 39, 109 39, 109 40, 108 40, 108 39))
            HOLES_OVERLAP           | + | POLYGON ((106 39, 107 39, 107 40, 106 40, 106 39), (106.1 39.1, 106.9 39.1, 106.9 39.9, 106.1 39.9, 106.1 39.1), (106.2 39.2, 106.3 39.2, 106.3 39.3, 106.2 39.3, 106.2 39.2))
            PARTS_OVERLAP           | + | MULTIPOLYGON (((106 39, 107 39, 107 40, 106 40, 106 39)), ((106.2 39.2, 106.3 39.2, 106.3 39.3, 106.2 39.3, 106.2 39.2)))
            AXES_SWAPPED            | + | POLYGON ((39 106, 39 107, 40 107, 40 106, 39 106))
            COORDINATE_OUT_OF_RANGE | - | POLYGON ((106 39, 207 39, 107 40, 106 40, 106 39))
            SPIKE                   | - | POLYGON ((106 39, 107 39, 107 40, 106.5001 40, 106.5 41, 106.4999 40, 106 40, 106 39))
            SLIVER                  | - | POLYGON ((106 39, 106.001 39, 106.001 39.000005, 106 39.000005, 106 39))
            none                    | - | POLYGON ((106 39, 107 39, 107 40, 106 40, 106 39))
            """;

    @Test
    void each_flaw_is_named_and_repaired_where_possible() {
        TABLE.lines().map(line -> line.split("\\s*\\|\\s*")).forEach(row -> {
            Geometry boundary = geometry(row[2]);
            List<String> flaws = BoundaryCheck.check(boundary).stream()
                    .map(finding -> finding.flaw().name())
                    .distinct()
                    .toList();
            assertThat(flaws).as(row[2]).isEqualTo(row[0].equals("none") ? List.of() : List.of(row[0]));
            assertThat(BoundaryCheck.repaired(boundary).isPresent()).as(row[2]).isEqualTo(row[1].equals("+"));
        });
    }

    @Test
    void a_self_crossing_is_shown_where_it_is_and_the_suggestion_is_valid() {
        Geometry bowTie = geometry("POLYGON ((106 39, 107 40, 107 39, 106 40, 106 39))");
        assertThat(BoundaryCheck.check(bowTie))
                .containsExactly(Finding.at(Flaw.SELF_CROSSING, new Coordinate(106.5, 39.5)));
        Geometry repaired = BoundaryCheck.repaired(bowTie).orElseThrow();
        assertThat(repaired.isValid()).isTrue();
        assertThat(repaired.getArea()).isEqualTo(0.5);
    }

    @Test
    void exchanged_axes_are_changed_back() {
        Geometry swapped = geometry("POLYGON ((39 106, 39 107, 40 107, 40 106, 39 106))");
        assertThat(BoundaryCheck.repaired(swapped).orElseThrow().equalsTopo(EarthTest.box(106, 39, 107, 40)))
                .isTrue();
    }

    @Test
    void an_open_ring_is_named_and_closed() {
        List<List<Coordinate>> open = List.of(points(106, 39, 107, 39, 107, 40, 106, 40));
        assertThat(BoundaryCheck.checkRings(open)).extracting(Finding::flaw).containsExactly(Flaw.RING_NOT_CLOSED);
        assertThat(BoundaryCheck.polygon(open).orElseThrow().equalsTopo(EarthTest.box(106, 39, 107, 40)))
                .isTrue();
    }

    @Test
    void raw_rings_with_something_else_than_numbers_are_refused() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            List<List<Coordinate>> rings = List.of(List.of(
                    new Coordinate(106.8, wrong),
                    new Coordinate(106.9, 39.7),
                    new Coordinate(106.9, 39.6),
                    new Coordinate(106.8, wrong)));

            assertThat(BoundaryCheck.checkRings(rings))
                    .extracting(Finding::flaw)
                    .containsExactly(Flaw.COORDINATE_OUT_OF_RANGE);
            assertThat(BoundaryCheck.polygon(rings)).isEmpty();
        }
    }

    @Test
    void raw_rings_without_an_area_are_refused() {
        assertThat(BoundaryCheck.checkRings(List.of()))
                .extracting(Finding::flaw)
                .containsExactly(Flaw.EMPTY);
        assertThat(BoundaryCheck.checkRings(List.of(points(106, 39, 107, 40, 106, 39))))
                .extracting(Finding::flaw)
                .containsExactly(Flaw.TOO_FEW_POINTS);
        assertThat(BoundaryCheck.polygon(List.of(points(106, 39)))).isEmpty();
    }

    @Test
    void a_monster_is_refused_unread() {
        Coordinate[] monster = new Coordinate[BoundaryCheck.MAX_VERTICES + 1];
        Arrays.setAll(monster, i -> new Coordinate(106 + i % 2, 39));
        monster[monster.length - 1] = monster[0].copy();
        assertThat(BoundaryCheck.checkRings(List.of(List.of(monster))))
                .extracting(Finding::flaw)
                .containsExactly(Flaw.TOO_MANY_VERTICES);
        assertThat(BoundaryCheck.check(Lattice.FACTORY.createLineString(monster)))
                .extracting(Finding::flaw)
                .containsExactly(Flaw.TOO_MANY_VERTICES);
    }

    @Test
    void numbers_that_are_none_are_out_of_range() {
        Geometry broken = Lattice.FACTORY.createPolygon(
                points(106, 39, Double.NaN, 39, 107, 40, 106, 39).toArray(Coordinate[]::new));
        assertThat(BoundaryCheck.check(broken)).extracting(Finding::flaw).containsExactly(Flaw.COORDINATE_OUT_OF_RANGE);
        assertThat(BoundaryCheck.repaired(broken)).isEmpty();
    }

    @Test
    void flaws_have_message_keys() {
        assertThat(Flaw.SELF_CROSSING.key()).isEqualTo("boundary.self-crossing");
    }

    private static List<Coordinate> points(double... ordinates) {
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < ordinates.length; i += 2) {
            points.add(new Coordinate(ordinates[i], ordinates[i + 1]));
        }
        return points;
    }

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader(Lattice.FACTORY).read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
