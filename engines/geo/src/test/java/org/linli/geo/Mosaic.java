package org.linli.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** A ground cut into irregular pieces that fit without gaps, for tests. */
public record Mosaic(Polygon ground, List<GridArea> pieces) {

    /** @param groundSeed any; the same seed gives the same mosaic */
    public static Mosaic random(Geometry box, int pieces, long groundSeed) {
        Polygon ground = (Polygon) box;
        SplittableRandom random = new SplittableRandom(groundSeed);
        var extent = ground.getEnvelopeInternal();
        List<Coordinate> sites = IntStream.range(0, pieces)
                .mapToObj(i -> new Coordinate(
                        random.nextDouble(extent.getMinX(), extent.getMaxX()),
                        random.nextDouble(extent.getMinY(), extent.getMaxY())))
                .toList();
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(sites);
        voronoi.setClipEnvelope(extent);
        Geometry cells = voronoi.getDiagram(Lattice.FACTORY);
        List<LineString> lines = new ArrayList<>(List.of(ground.getExteriorRing()));
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            lines.add(((Polygon) Lattice.snapped(cells.getGeometryN(i))).getExteriorRing());
        }
        List<Polygon> faces = Lattice.faces(Lattice.noded(lines)).stream()
                .filter(face -> ground.contains(face.getInteriorPoint()))
                .toList();
        List<GridArea> areas = IntStream.range(0, faces.size())
                .mapToObj(i -> new GridArea(i + 1, faces.get(i)))
                .toList();
        return new Mosaic((Polygon) UnaryUnionOp.union(List.copyOf(faces)), areas);
    }

    /** Every vertex of every piece, the middles of all edges, and as many random places again. */
    public List<LonLat> awkwardPlaces(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LonLat> places = new ArrayList<>();
        for (GridArea piece : pieces) {
            Coordinate[] ring = piece.shape().getCoordinates();
            for (int i = 1; i < ring.length; i++) {
                places.add(LonLat.of(ring[i]));
                places.add(new LonLat((ring[i - 1].x + ring[i].x) / 2, (ring[i - 1].y + ring[i].y) / 2));
            }
        }
        var box = ground.getEnvelopeInternal();
        int border = places.size();
        for (int i = 0; i < border; i++) {
            places.add(new LonLat(
                    random.nextDouble(box.getMinX() - 0.001, box.getMaxX() + 0.001),
                    random.nextDouble(box.getMinY() - 0.001, box.getMaxY() + 0.001)));
        }
        return places;
    }
}
