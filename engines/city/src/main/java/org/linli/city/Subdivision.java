package org.linli.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.linli.geo.Lattice;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * Divides a territory into connected parts of similar size: streets in a district, communities in a street.
 *
 * <p>Centres are spread by Lloyd's relaxation over random samples; their Voronoi cells are cut with the outer border on
 * the lattice of seven decimals, so that neighbours share every vertex. The outer border itself is rounded to the
 * lattice, which moves it by 6 mm at most.
 */
public final class Subdivision {

    private static final int SAMPLES_PER_PART = 300;
    private static final int ROUNDS = 40;

    private Subdivision() {}

    /**
     * Parts from north to south.
     *
     * @param outer a valid polygon in degrees, holes allowed
     * @param parts how many, 1 or more
     * @throws IllegalArgumentException if the polygon is invalid or too small for so many parts
     */
    public static List<Polygon> of(Polygon outer, int parts, long seed) {
        if (parts < 1) {
            throw new IllegalArgumentException("at least one part: " + parts);
        }
        if (outer.isEmpty() || !outer.isValid()) {
            throw new IllegalArgumentException("the territory is not a valid polygon");
        }
        LocalPlane plane = new LocalPlane(LonLat.of(outer.getInteriorPoint().getCoordinate()));
        Polygon territory = (Polygon) plane.toPlane(outer);
        Centres centres = Centres.relaxed(territory, parts, new Random(seed));
        List<List<Polygon>> faces = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            faces.add(new ArrayList<>());
        }
        PointOnGeometryLocator inside = new IndexedPointInAreaLocator(outer);
        for (Polygon face : Lattice.faces(Lattice.noded(linework(outer, centres, territory, plane)))) {
            Coordinate within = face.getInteriorPoint().getCoordinate();
            if (inside.locate(within) == Location.INTERIOR) {
                faces.get(centres.nearest(plane.toPlane(LonLat.of(within)))).add(face);
            }
        }
        List<Polygon> connected = connected(faces);
        connected.sort(
                Comparator.comparingDouble((Polygon part) -> part.getCentroid().getY())
                        .reversed()
                        .thenComparingDouble(part -> part.getCentroid().getX()));
        return List.copyOf(connected);
    }

    /**
     * Parts of which the first is given, such as a community whose border is already drawn, and the others divide what
     * remains.
     *
     * @param kept a polygon inside {@code outer} that leaves the rest in one piece
     * @param parts how many in all, 2 or more
     */
    public static List<Polygon> around(Polygon outer, Polygon kept, int parts, long seed) {
        if (parts < 2 || !outer.covers(kept)) {
            throw new IllegalArgumentException("what is kept must lie inside, beside at least one other part");
        }
        Geometry rest = OverlayNGRobust.overlay(outer, kept, OverlayNG.DIFFERENCE);
        if (!(rest instanceof Polygon remainder)) {
            throw new IllegalArgumentException("what is kept divides the territory");
        }
        List<Polygon> all = new ArrayList<>();
        all.add(kept);
        all.addAll(of(remainder, parts - 1, seed));
        return List.copyOf(all);
    }

    private static List<LineString> linework(Polygon outer, Centres centres, Polygon territory, LocalPlane plane) {
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<LineString> lines = new ArrayList<>(LinearComponentExtracter.getLines(outer));
        Envelope wide = territory.getEnvelopeInternal();
        wide.expandBy(wide.getDiameter());
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(centres.points());
        voronoi.setClipEnvelope(wide);
        Geometry cells = voronoi.getDiagram(Lattice.FACTORY);
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            Polygon cell = (Polygon) Lattice.snapped(plane.toDegrees(cells.getGeometryN(i)));
            lines.add(cell.getExteriorRing());
        }
        return lines;
    }

    /** Where a bay cuts a cell in pieces, the largest stays and the others go to the neighbour with the longest border. */
    private static List<Polygon> connected(List<List<Polygon>> faces) {
        List<Polygon> cores = new ArrayList<>();
        List<Polygon> orphans = new ArrayList<>();
        for (List<Polygon> cell : faces) {
            if (cell.isEmpty()) {
                throw new IllegalArgumentException("the territory is too small for so many parts");
            }
            Geometry union = CoverageUnion.union(cell.toArray(Geometry[]::new));
            List<Polygon> pieces = new ArrayList<>();
            for (int i = 0; i < union.getNumGeometries(); i++) {
                pieces.add((Polygon) union.getGeometryN(i));
            }
            pieces.sort(Comparator.comparingDouble(Geometry::getArea).reversed());
            cores.add(pieces.getFirst());
            orphans.addAll(pieces.subList(1, pieces.size()));
        }
        while (!orphans.isEmpty()) {
            int left = orphans.size();
            orphans.removeIf(orphan -> isAdopted(orphan, cores));
            if (orphans.size() == left) {
                throw new IllegalArgumentException("the territory does not hang together");
            }
        }
        return cores;
    }

    private static boolean isAdopted(Polygon orphan, List<Polygon> cores) {
        int best = -1;
        double longest = 0;
        for (int i = 0; i < cores.size(); i++) {
            double border = cores.get(i).getEnvelopeInternal().intersects(orphan.getEnvelopeInternal())
                    ? OverlayNGRobust.overlay(cores.get(i).getBoundary(), orphan.getBoundary(), OverlayNG.INTERSECTION)
                            .getLength()
                    : 0;
            if (border > longest) {
                longest = border;
                best = i;
            }
        }
        if (best < 0) {
            return false;
        }
        Geometry joined = CoverageUnion.union(new Geometry[] {cores.get(best), orphan});
        cores.set(best, (Polygon) joined);
        return true;
    }

    /** The centres of the parts, in metres. */
    private record Centres(List<Coordinate> points) {

        static Centres relaxed(Polygon territory, int parts, Random random) {
            List<Coordinate> samples = samples(territory, Math.min(parts * SAMPLES_PER_PART, 60_000), random);
            Centres centres = new Centres(List.copyOf(samples.subList(0, parts)));
            for (int round = 0; round < ROUNDS; round++) {
                centres = centres.moved(samples);
            }
            return centres;
        }

        int nearest(Coordinate place) {
            int best = 0;
            for (int i = 1; i < points.size(); i++) {
                if (squared(points.get(i), place) < squared(points.get(best), place)) {
                    best = i;
                }
            }
            return best;
        }

        private static double squared(Coordinate a, Coordinate b) {
            return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
        }

        private Centres moved(List<Coordinate> samples) {
            double[] x = new double[points.size()];
            double[] y = new double[points.size()];
            int[] count = new int[points.size()];
            for (Coordinate sample : samples) {
                int i = nearest(sample);
                x[i] += sample.x;
                y[i] += sample.y;
                count[i]++;
            }
            List<Coordinate> moved = new ArrayList<>();
            for (int i = 0; i < count.length; i++) {
                moved.add(count[i] == 0 ? points.get(i) : new Coordinate(x[i] / count[i], y[i] / count[i]));
            }
            return new Centres(List.copyOf(moved));
        }

        private static List<Coordinate> samples(Polygon territory, int count, Random random) {
            PointOnGeometryLocator inside = new IndexedPointInAreaLocator(territory);
            Envelope box = territory.getEnvelopeInternal();
            List<Coordinate> samples = new ArrayList<>();
            while (samples.size() < count) {
                Coordinate place = new Coordinate(
                        box.getMinX() + random.nextDouble() * box.getWidth(),
                        box.getMinY() + random.nextDouble() * box.getHeight());
                if (inside.locate(place) == Location.INTERIOR) {
                    samples.add(place);
                }
            }
            return samples;
        }
    }
}
