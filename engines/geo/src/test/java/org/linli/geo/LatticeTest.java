package org.linli.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.geo.Lattice.Piece;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

class LatticeTest {

    @Test
    void degrees_keep_seven_decimals() {
        assertThat(Lattice.snapped(106.79589843751234)).isEqualTo(106.7958984);
        assertThat(Lattice.snapped(EarthTest.box(106.79589843751234, 39, 107, 40))
                        .getEnvelopeInternal()
                        .getMinX())
                .isEqualTo(106.7958984);
    }

    @Test
    void crossing_lines_are_cut_into_faces_that_share_their_vertices() {
        List<LineString> lines = List.of(
                Lattice.FACTORY.createLineString(EarthTest.box(106, 39, 107, 40).getCoordinates()),
                line(106, 39, 107, 40),
                line(106, 39.7, 107, 39.3),
                line(106.5, 40, 106.5, 41));
        List<Piece> pieces = Lattice.noded(lines);
        List<Polygon> faces = Lattice.faces(pieces);
        assertThat(faces).hasSize(4);
        assertThat(faces).allMatch(face -> List.of(face.getCoordinates()).contains(new Coordinate(106.5, 39.5)));
        assertThat(pieces).filteredOn(piece -> piece.lineIndex() == 1).hasSize(2);
    }

    private static LineString line(double x1, double y1, double x2, double y2) {
        return Lattice.FACTORY.createLineString(new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)});
    }
}
