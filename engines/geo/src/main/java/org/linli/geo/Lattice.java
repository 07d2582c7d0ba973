package org.linli.geo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * The lattice of points with seven decimals of a degree (11 mm or less) on which drawn and generated geometry lies.
 * Shapes that were cut on the lattice by {@link #faces} share every vertex of their common borders, so neither gap nor
 * overlap can arise between them.
 */
public final class Lattice {

    private static final PrecisionModel STEP = new PrecisionModel(1e7);

    /** Makes geometries in WGS 84 degrees. It keeps coordinates as given; {@link #snapped} rounds them. */
    public static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private Lattice() {}

    /** The nearest number of degrees with seven decimals. */
    public static double snapped(double degrees) {
        return STEP.makePrecise(degrees);
    }

    /** A copy with all coordinates on the lattice; topology is not repaired. */
    public static Geometry snapped(Geometry degrees) {
        Geometry copy = FACTORY.createGeometry(degrees).copy();
        copy.apply((CoordinateFilter) STEP::makePrecise);
        copy.geometryChanged();
        return copy;
    }

    /**
     * Cuts lines at all their crossings, with every node on the lattice (snap rounding).
     *
     * @return pieces of at least two points, each with the index of the line in {@code lines} that it came from
     */
    public static List<Piece> noded(List<LineString> lines) {
        List<SegmentString> strings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            strings.add(new NodedSegmentString(lines.get(i).getCoordinates(), i));
        }
        SnapRoundingNoder noder = new SnapRoundingNoder(STEP);
        noder.computeNodes(strings);
        List<Piece> pieces = new ArrayList<>();
        for (Object noded : noder.getNodedSubstrings()) {
            SegmentString string = (SegmentString) noded;
            Coordinate[] points = string.getCoordinates();
            if (points.length > 1) {
                pieces.add(new Piece((Integer) string.getData(), FACTORY.createLineString(points)));
            }
        }
        return pieces;
    }

    /** The smallest polygons bounded by noded pieces; loose ends are dropped. */
    public static List<Polygon> faces(Collection<Piece> pieces) {
        // Snap rounding can lay two pieces on each other; the polygonizer wants each edge once.
        List<LineString> edges = new ArrayList<>();
        Set<LineString> seen = new HashSet<>();
        for (Piece piece : pieces) {
            LineString edge = (LineString) piece.line().norm();
            if (seen.add(edge)) {
                edges.add(edge);
            }
        }
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(edges);
        List<Polygon> faces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            faces.add((Polygon) ((Polygon) face).norm());
        }
        faces.sort(null);
        return faces;
    }

    /**
     * A piece of a noded line.
     *
     * @param lineIndex which of the given lines it came from
     */
    public record Piece(int lineIndex, LineString line) {}
}
