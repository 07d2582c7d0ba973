package org.linli.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.linli.city.Cutting.Run;
import org.linli.geo.Lattice;
import org.linli.geo.Lattice.Piece;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** The roads of a community and the blocks between them, cut on the lattice so that both share their vertices. */
final class RoadNet {

    private static final double SMALLEST_BLOCK_SQUARE_METRES = 200;
    private static final double LOOSE_END_METRES = 2;

    private final List<PlannedRoad> roads = new ArrayList<>();
    private final List<Polygon> blocks;

    /** @param boundary in degrees on the lattice */
    RoadNet(Polygon boundary, Ground ground, List<Run> runs, CommunityNames names) {
        List<LineString> lines = new ArrayList<>();
        List<RoadKind> kinds = new ArrayList<>();
        for (Run run : runs) {
            lines.add((LineString) ground.toDegrees(run.line()));
            kinds.add(run.course().kind());
        }
        for (LineString side : sides(boundary, (Polygon) ground.toBoard(boundary))) {
            lines.add(side);
            kinds.add(RoadKind.MAIN);
        }
        List<Piece> pieces = Lattice.noded(lines);
        blocks = Lattice.faces(pieces);
        if (blocks.stream().anyMatch(block -> ground.toBoard(block).getArea() < SMALLEST_BLOCK_SQUARE_METRES)) {
            throw new CannotDrawException("two roads run too close to each other");
        }
        RoadNames naming = new RoadNames(names);
        Map<Coordinate, Integer> ends = ends(pieces);
        for (int i = 0; i < lines.size(); i++) {
            LineString line = eastOrSouthward((LineString) ground.toBoard(merged(i, pieces, ends, ground)));
            roads.add(new PlannedRoad(naming.name(kinds.get(i), isEastWest(line)), kinds.get(i), line));
        }
    }

    /** Roads on the board. */
    List<PlannedRoad> roads() {
        return roads;
    }

    /** Blocks in degrees. */
    List<Polygon> blocks() {
        return blocks;
    }

    /** The boundary in at most four parts, from corner to corner of its box on the board. */
    private static List<LineString> sides(Polygon boundary, Polygon onBoard) {
        Coordinate[] ring = onBoard.getExteriorRing().getCoordinates();
        Coordinate[] degrees = boundary.getExteriorRing().getCoordinates();
        int size = ring.length - 1;
        Envelope box = onBoard.getEnvelopeInternal();
        TreeSet<Integer> corners = new TreeSet<>();
        for (Coordinate corner : onBoard.getFactory().toGeometry(box).getCoordinates()) {
            int nearest = 0;
            for (int i = 1; i < size; i++) {
                if (ring[i].distance(corner) < ring[nearest].distance(corner)) {
                    nearest = i;
                }
            }
            corners.add(nearest);
        }
        List<Integer> order = new ArrayList<>(corners);
        List<LineString> sides = new ArrayList<>();
        for (int c = 0; c < order.size(); c++) {
            int from = order.get(c);
            int to = c + 1 < order.size() ? order.get(c + 1) : order.getFirst() + size;
            Coordinate[] points = new Coordinate[to - from + 1];
            Arrays.setAll(points, i -> degrees[(from + i) % size].copy());
            sides.add(Lattice.FACTORY.createLineString(points));
        }
        return sides;
    }

    private static Map<Coordinate, Integer> ends(List<Piece> pieces) {
        Map<Coordinate, Integer> ends = new HashMap<>();
        for (Piece piece : pieces) {
            ends.merge(piece.line().getCoordinateN(0), 1, Integer::sum);
            ends.merge(piece.line().getCoordinateN(piece.line().getNumPoints() - 1), 1, Integer::sum);
        }
        return ends;
    }

    private static LineString merged(int index, List<Piece> pieces, Map<Coordinate, Integer> ends, Ground ground) {
        LineMerger merger = new LineMerger();
        for (Piece piece : pieces) {
            if (piece.lineIndex() == index && !isLooseEnd(piece.line(), ends, ground)) {
                merger.add(piece.line());
            }
        }
        List<LineString> merged = new ArrayList<>();
        for (Object line : merger.getMergedLineStrings()) {
            merged.add((LineString) line);
        }
        if (merged.size() != 1) {
            throw new CannotDrawException("a road falls to pieces");
        }
        return merged.getFirst();
    }

    private static boolean isLooseEnd(LineString line, Map<Coordinate, Integer> ends, Ground ground) {
        int fewest = Math.min(
                ends.getOrDefault(line.getCoordinateN(0), 0),
                ends.getOrDefault(line.getCoordinateN(line.getNumPoints() - 1), 0));
        return fewest == 1 && ground.toBoard(line).getLength() < LOOSE_END_METRES;
    }

    private static boolean isEastWest(LineString line) {
        Coordinate start = line.getCoordinateN(0);
        Coordinate end = line.getCoordinateN(line.getNumPoints() - 1);
        return Math.abs(end.x - start.x) >= Math.abs(end.y - start.y);
    }

    private static LineString eastOrSouthward(LineString line) {
        Coordinate start = line.getCoordinateN(0);
        Coordinate end = line.getCoordinateN(line.getNumPoints() - 1);
        boolean forward = isEastWest(line) ? end.x >= start.x : end.y <= start.y;
        return forward ? line : line.reverse();
    }

    /** Hands out names in order. */
    private static final class RoadNames {

        private final CommunityNames names;
        private final Map<List<String>, Integer> used = new HashMap<>();

        RoadNames(CommunityNames names) {
            this.names = names;
        }

        String name(RoadKind kind, boolean eastWest) {
            List<String> list =
                    kind == RoadKind.LANE ? names.lanes() : eastWest ? names.eastWestRoads() : names.northSouthRoads();
            return CommunityNames.nth(list, used.merge(list, 1, Integer::sum) - 1);
        }
    }
}
