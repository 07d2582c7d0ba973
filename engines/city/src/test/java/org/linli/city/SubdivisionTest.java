package org.linli.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.geo.BoundaryCheck;
import org.linli.geo.Earth;
import org.linli.geo.GridArea;
import org.linli.geo.Lattice;
import org.linli.geo.PartitionCheck;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class SubdivisionTest {

    @Test
    void a_real_district_is_divided_exactly() {
        Polygon wuda = DistrictShapes.wuda();
        for (int parts : new int[] {1, 2, 7, 30}) {
            assertDividedExactly(wuda, Subdivision.of(wuda, parts, 42), parts);
        }
    }

    @Test
    void all_districts_of_wuhai_are_divided_into_streets_and_these_into_communities() {
        Optional<Map<String, Polygon>> districts = DistrictShapes.wuhai();
        assumeTrue(districts.isPresent(), "skipped: no shared data");
        assertThat(districts.orElseThrow()).hasSize(3);
        districts.orElseThrow().forEach((name, border) -> {
            // the published border of 海勃湾区 runs out and back on one line
            Polygon district = (Polygon) BoundaryCheck.repaired(border).orElse(border);
            List<Polygon> streets = Subdivision.of(district, 8, name.hashCode());
            assertDividedExactly(district, streets, 8);
            for (Polygon street : streets) {
                assertDividedExactly(street, Subdivision.of(street, 6, 1), 6);
            }
        });
    }

    @Test
    void parts_are_of_similar_size() {
        Polygon wuda = DistrictShapes.wuda();
        List<Polygon> parts = Subdivision.of(wuda, 8, 42);
        double fair = Earth.areaSquareMetres(wuda) / 8;
        assertThat(parts)
                .allSatisfy(part -> assertThat(Earth.areaSquareMetres(part)).isBetween(fair * 0.5, fair * 1.7));
    }

    @Test
    void the_same_seed_gives_the_same_parts_and_another_seed_others() {
        Polygon wuda = DistrictShapes.wuda();
        assertThat(Subdivision.of(wuda, 8, 42)).isEqualTo(Subdivision.of(wuda, 8, 42));
        assertThat(Subdivision.of(wuda, 8, 43)).isNotEqualTo(Subdivision.of(wuda, 8, 42));
    }

    @Test
    void cells_cut_in_pieces_by_a_bay_are_connected_again() {
        Geometry comb = box(106, 39, 107, 39.1);
        for (int tooth = 0; tooth < 10; tooth++) {
            comb = comb.union(box(106 + tooth * 0.1, 39.1, 106.03 + tooth * 0.1, 40));
        }
        for (long seed = 0; seed < 20; seed++) {
            assertDividedExactly((Polygon) comb, Subdivision.of((Polygon) comb, 6, seed), 6);
        }
    }

    @Test
    void a_drawn_community_keeps_its_border_and_the_rest_is_divided() {
        Polygon wuda = DistrictShapes.wuda();
        var centre = wuda.getInteriorPoint().getCoordinate();
        Polygon kept = (Polygon) Lattice.snapped(box(centre.x, centre.y, centre.x + 0.01, centre.y + 0.006));
        List<Polygon> parts = Subdivision.around(wuda, kept, 7, 42);
        assertThat(parts.getFirst().equalsExact(kept)).isTrue();
        assertThat(parts).hasSize(7);
        assertThat(PartitionCheck.check(wuda, areas(parts))).isEmpty();
    }

    @Test
    void nonsense_is_refused() {
        Polygon wuda = DistrictShapes.wuda();
        assertThatThrownBy(() -> Subdivision.of(wuda, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Subdivision.of(Lattice.FACTORY.createPolygon(), 2, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Subdivision.around(wuda, (Polygon) box(0, 0, 1, 1), 3, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertDividedExactly(Polygon outer, List<Polygon> parts, int wanted) {
        assertThat(parts).hasSize(wanted).allMatch(Geometry::isValid);
        assertThat(PartitionCheck.check(outer, areas(parts))).isEmpty();
        assertThat(CoverageValidator.isValid(parts.toArray(Geometry[]::new))).isTrue();
    }

    private static List<GridArea> areas(List<Polygon> parts) {
        List<GridArea> areas = new ArrayList<>();
        for (Polygon part : parts) {
            areas.add(new GridArea(areas.size() + 1, part));
        }
        return areas;
    }

    private static Geometry box(double west, double south, double east, double north) {
        return Lattice.FACTORY.toGeometry(new Envelope(west, east, south, north));
    }
}
