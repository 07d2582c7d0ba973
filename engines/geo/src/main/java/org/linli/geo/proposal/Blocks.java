package org.linli.geo.proposal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.linli.geo.Earth;
import org.linli.geo.GridArea;
import org.linli.geo.GridLocator;
import org.linli.geo.Lattice;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** The smallest pieces of which grids are made, with their households and their neighbours. */
final class Blocks {

    /** A block may be cut if it has more than this share of a grid's households: larger pieces are hard to balance. */
    private static final double LARGE_SHARE = 0.35;

    private static final double NOTHING_METRES = 1;

    private final List<Polygon> shapes;
    private final int[] households;
    private final int[] buildings;
    private final int[] current;
    private final double[] areas;
    private final double[] outerBorders;
    private final List<List<Border>> borders = new ArrayList<>();

    /**
     * A common border of two blocks.
     *
     * @param metres its length
     * @param lackingMetres its length less what runs along streets, by their fitness
     */
    record Border(int to, double metres, double lackingMetres) {}

    private record Line(LineString line, double fitness) {}

    private Blocks(List<Lattice.Piece> pieces, List<Line> lines, GridRequest request) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(request.boundary());
        shapes = Lattice.faces(pieces).stream()
                .filter(face -> inside.locate(face.getInteriorPoint().getCoordinate()) == Location.INTERIOR)
                .toList();
        households = new int[shapes.size()];
        buildings = new int[shapes.size()];
        areas = shapes.stream().mapToDouble(Earth::areaSquareMetres).toArray();
        outerBorders = new double[shapes.size()];
        settle(request);
        current = current(request);
        connect(pieces, lines, request);
    }

    static Blocks of(GridRequest request) {
        List<Line> lines = new ArrayList<>();
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<LineString> rings = LinearComponentExtracter.getLines(request.boundary());
        rings.forEach(ring -> lines.add(new Line(ring, 1)));
        request.streets().forEach(street -> lines.add(new Line(street.line(), street.fitness())));
        Blocks blocks = of(lines, request);
        if (request.cutsBlocks()) {
            List<Line> cuts = blocks.cuts(request);
            if (!cuts.isEmpty()) {
                lines.addAll(cuts);
                return of(lines, request);
            }
        }
        return blocks;
    }

    private static Blocks of(List<Line> lines, GridRequest request) {
        return new Blocks(Lattice.noded(lines.stream().map(Line::line).toList()), lines, request);
    }

    int size() {
        return shapes.size();
    }

    Polygon shape(int block) {
        return shapes.get(block);
    }

    int households(int block) {
        return households[block];
    }

    int buildings(int block) {
        return buildings[block];
    }

    int totalHouseholds() {
        return Arrays.stream(households).sum();
    }

    double area(int block) {
        return areas[block];
    }

    /** Metres along the boundary of the community. */
    double outerBorder(int block) {
        return outerBorders[block];
    }

    /** The grid of today in which most of the block lies, as its place in the request, or -1. */
    int current(int block) {
        return current[block];
    }

    List<Border> borders(int block) {
        return borders.get(block);
    }

    /** The connected parts, each a list of blocks. */
    List<List<Integer>> parts() {
        boolean[] seen = new boolean[size()];
        List<List<Integer>> parts = new ArrayList<>();
        for (int start = 0; start < size(); start++) {
            if (!seen[start]) {
                List<Integer> part = new ArrayList<>();
                Deque<Integer> open = new ArrayDeque<>(List.of(start));
                seen[start] = true;
                while (!open.isEmpty()) {
                    int block = open.remove();
                    part.add(block);
                    for (Border border : borders(block)) {
                        if (!seen[border.to]) {
                            seen[border.to] = true;
                            open.add(border.to);
                        }
                    }
                }
                parts.add(part);
            }
        }
        return parts;
    }

    private void settle(GridRequest request) {
        GridLocator locator = locator();
        for (GridRequest.Site site : request.buildings()) {
            locator.locate(site.place()).ifPresent(block -> {
                households[block] += site.households();
                buildings[block]++;
            });
        }
    }

    private GridLocator locator() {
        List<GridArea> areas = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            areas.add(new GridArea(i, shapes.get(i)));
        }
        return GridLocator.of(areas);
    }

    private int[] current(GridRequest request) {
        int[] nearest = new int[size()];
        List<GridArea> numbered = new ArrayList<>();
        for (int i = 0; i < request.current().size(); i++) {
            numbered.add(new GridArea(i, request.current().get(i).shape()));
        }
        GridLocator grids = GridLocator.of(numbered);
        GridLocator blocks = locator();
        List<Map<Integer, Integer>> votes = new ArrayList<>();
        for (int b = 0; b < size(); b++) {
            votes.add(new TreeMap<>());
        }
        for (GridRequest.Site site : request.buildings()) {
            OptionalInt grid = grids.locate(site.place());
            OptionalInt block = blocks.locate(site.place());
            if (grid.isPresent() && block.isPresent()) {
                votes.get(block.getAsInt()).merge(grid.getAsInt(), site.households(), Integer::sum);
            }
        }
        for (int b = 0; b < size(); b++) {
            nearest[b] = votes.get(b).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElseGet(() -> -1);
            if (nearest[b] < 0) {
                nearest[b] = grids.locate(LonLat.of(shape(b).getInteriorPoint().getCoordinate()))
                        .orElse(-1);
            }
        }
        return nearest;
    }

    private void connect(List<Lattice.Piece> pieces, List<Line> lines, GridRequest request) {
        Map<LineSegment, Double> fitness = new HashMap<>();
        for (Lattice.Piece piece : pieces) {
            forEachSide(
                    piece.line(),
                    side -> fitness.merge(side, lines.get(piece.lineIndex()).fitness(), Math::max));
        }
        Map<LineSegment, int[]> sides = new HashMap<>();
        for (int b = 0; b < size(); b++) {
            int block = b;
            @SuppressWarnings("unchecked") // JTS declares the raw type
            List<LineString> rings = LinearComponentExtracter.getLines(shape(b));
            rings.forEach(ring -> forEachSide(
                    ring,
                    side -> sides.merge(
                            side, new int[] {block, -1}, (first, second) -> new int[] {first[0], second[0]})));
        }
        List<TreeMap<Integer, double[]>> found = new ArrayList<>();
        for (int b = 0; b < size(); b++) {
            found.add(new TreeMap<>());
        }
        LocalPlane plane =
                new LocalPlane(LonLat.of(request.boundary().getInteriorPoint().getCoordinate()));
        // A tree map, so that sums do not depend on the order of a hash table.
        new TreeMap<>(sides).forEach((side, pair) -> {
            double metres = plane.toPlane(LonLat.of(side.p0)).distance(plane.toPlane(LonLat.of(side.p1)));
            if (pair[1] < 0) {
                outerBorders[pair[0]] += metres;
            } else {
                double lacking = metres * (1 - fitness.getOrDefault(side, 0.0));
                add(found.get(pair[0]), pair[1], metres, lacking);
                add(found.get(pair[1]), pair[0], metres, lacking);
            }
        });
        for (TreeMap<Integer, double[]> one : found) {
            List<Border> list = new ArrayList<>();
            one.forEach((to, sums) -> list.add(new Border(to, sums[0], sums[1])));
            borders.add(List.copyOf(list));
        }
    }

    private static void add(Map<Integer, double[]> borders, int to, double metres, double lacking) {
        double[] sums = borders.computeIfAbsent(to, t -> new double[2]);
        sums[0] += metres;
        sums[1] += lacking;
    }

    private static void forEachSide(LineString line, Consumer<LineSegment> consumer) {
        for (int i = 1; i < line.getNumPoints(); i++) {
            LineSegment side = new LineSegment(line.getCoordinateN(i - 1), line.getCoordinateN(i));
            side.normalize();
            consumer.accept(side);
        }
    }

    /** Lines between the buildings of blocks that are too large. */
    private List<Line> cuts(GridRequest request) {
        double target = (double) totalHouseholds() / request.count().of(totalHouseholds());
        GridLocator locator = locator();
        Map<Integer, TreeSet<Coordinate>> sites = new TreeMap<>();
        for (GridRequest.Site site : request.buildings()) {
            locator.locate(site.place())
                    .ifPresent(block -> sites.computeIfAbsent(block, b -> new TreeSet<>())
                            .add(site.place().toCoordinate()));
        }
        List<Line> cuts = new ArrayList<>();
        sites.forEach((block, places) -> {
            if (households[block] > LARGE_SHARE * target && places.size() > 1) {
                cuts.addAll(between(shape(block), places));
            }
        });
        return cuts;
    }

    private static List<Line> between(Polygon block, Set<Coordinate> places) {
        LocalPlane plane = new LocalPlane(LonLat.of(block.getInteriorPoint().getCoordinate()));
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(
                places.stream().map(place -> plane.toPlane(LonLat.of(place))).toList());
        voronoi.setTolerance(NOTHING_METRES);
        Envelope wide = plane.toPlane(block).getEnvelopeInternal();
        wide.expandBy(wide.getDiameter());
        voronoi.setClipEnvelope(wide);
        Geometry cells = plane.toDegrees(voronoi.getDiagram(Lattice.FACTORY));
        List<LineString> walls = new ArrayList<>();
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            walls.add(((Polygon) cells.getGeometryN(i)).getExteriorRing());
        }
        Geometry network = UnaryUnionOp.union(walls);
        Geometry within = OverlayNGRobust.overlay(network, block, OverlayNG.INTERSECTION);
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<LineString> lines = LineStringExtracter.getLines(within);
        return lines.stream().map(line -> new Line(line, 0)).toList();
    }
}
