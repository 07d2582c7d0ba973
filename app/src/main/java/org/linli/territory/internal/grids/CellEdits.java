package org.linli.territory.internal.grids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoverageRepair;
import org.linli.geo.GridArea;
import org.linli.geo.Lattice;
import org.linli.kernel.Outcome;
import org.linli.territory.GridCell;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What is done to cells by one gesture. Everything comes out on the {@link Lattice}. */
public final class CellEdits {

    /** Wider pieces are for a person to decide. */
    private static final double NARROW_METRES = 1;

    private CellEdits() {}

    /** Cells after a repair, with what was changed. */
    public record Repaired(List<GridCell> cells, List<CoverageRepair.Change> changes) {}

    /** Cuts a cell along a line; its largest part goes on as it. */
    public static Outcome<List<GridCell>> split(List<GridCell> cells, int number, LineString line) {
        Optional<GridCell> found = find(cells, number);
        if (found.isEmpty()) {
            return Outcome.refused("grids.refused.no-such-cell", number);
        }
        GridCell whole = found.get();
        if (!whole.shape().isValid()) {
            return Outcome.refused("grids.refused.unsound", number);
        }
        List<Polygon> uncut = new ArrayList<>();
        List<Polygon> pieces = new ArrayList<>();
        for (Polygon part : polygons(whole.shape())) {
            List<Polygon> faces = faces(part, line);
            if (faces.size() > 1) {
                pieces.addAll(faces);
            } else {
                uncut.add(part);
            }
        }
        if (pieces.size() < 2) {
            return Outcome.refused("grids.refused.no-crossing", whole.name());
        }
        pieces.sort(Comparator.comparingDouble(Polygon::getArea).reversed());
        uncut.addFirst(pieces.getFirst());
        List<GridCell> parts = new ArrayList<>();
        parts.add(whole.at(uncut.size() == 1 ? uncut.getFirst() : Lattice.FACTORY.buildGeometry(uncut)));
        int next = nextNumber(cells);
        for (Polygon piece : pieces.subList(1, pieces.size())) {
            parts.add(new GridCell(next, freeName(cells, parts, next), whole.kind(), null, whole.use(), piece));
            next++;
        }
        List<GridCell> result = new ArrayList<>();
        for (GridCell cell : cells) {
            if (cell.number() == number) {
                result.addAll(parts);
            } else {
                result.add(cell);
            }
        }
        return Outcome.done(withCommonVertices(result, parts));
    }

    private static List<Polygon> faces(Polygon part, LineString line) {
        List<LineString> lines = new ArrayList<>();
        for (Object ring : LineStringExtracter.getLines(part.getBoundary())) {
            lines.add((LineString) ring);
        }
        lines.add(line);
        return Lattice.faces(Lattice.noded(lines)).stream()
                .filter(face -> part.contains(face.getInteriorPoint()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Makes one cell of several that touch; the first one goes on. */
    public static Outcome<List<GridCell>> merge(List<GridCell> cells, List<Integer> numbers) {
        List<Integer> distinct = numbers.stream().distinct().toList();
        if (distinct.size() < 2) {
            return Outcome.refused("grids.refused.merge-one");
        }
        List<GridCell> parts = new ArrayList<>();
        for (int number : distinct) {
            Optional<GridCell> part = find(cells, number);
            if (part.isEmpty()) {
                return Outcome.refused("grids.refused.no-such-cell", number);
            }
            if (!part.get().shape().isValid()) {
                return Outcome.refused("grids.refused.unsound", number);
            }
            parts.add(part.get());
        }
        int partsBefore =
                parts.stream().mapToInt(part -> part.shape().getNumGeometries()).sum();
        Geometry union = Lattice.snapped(
                OverlayNGRobust.union(parts.stream().map(GridCell::shape).toList()));
        if (!union.isValid() || union.getNumGeometries() > partsBefore - distinct.size() + 1) {
            return Outcome.refused(
                    "grids.refused.not-touching",
                    parts.stream().map(GridCell::name).collect(Collectors.joining("、")));
        }
        GridCell first = parts.getFirst();
        return Outcome.done(cells.stream()
                .filter(cell -> cell.number() == first.number() || !distinct.contains(cell.number()))
                .map(cell -> cell.number() == first.number() ? cell.at(union) : cell)
                .toList());
    }

    /** Gives ground that nobody has to a cell, or makes a new one of it. */
    public static Outcome<List<GridCell>> fill(
            Geometry parent, List<GridCell> cells, Geometry gap, @Nullable Integer number) {
        if (!gap.isValid()) {
            return Outcome.refused("grids.refused.gap");
        }
        List<Geometry> taken =
                cells.stream().map(GridCell::shape).filter(Geometry::isValid).toList();
        Geometry within = OverlayNGRobust.overlay(gap, parent, OverlayNG.INTERSECTION);
        Geometry free = taken.isEmpty()
                ? within
                : OverlayNGRobust.overlay(within, OverlayNGRobust.union(taken), OverlayNG.DIFFERENCE);
        List<Polygon> pieces = polygons(Lattice.snapped(free)).stream()
                .filter(piece -> piece.isValid() && !piece.isEmpty())
                .toList();
        if (pieces.isEmpty()) {
            return Outcome.refused("grids.refused.gap");
        }
        List<GridCell> result = new ArrayList<>(cells);
        if (number == null) {
            int next = nextNumber(cells);
            Geometry shape = pieces.size() == 1 ? pieces.getFirst() : Lattice.FACTORY.buildGeometry(pieces);
            result.add(new GridCell(next, freeName(cells, List.of(), next), GridCell.Kind.GRID, null, null, shape));
            return Outcome.done(result);
        }
        Optional<GridCell> cell = find(cells, number);
        if (cell.isEmpty() || !cell.get().shape().isValid()) {
            return Outcome.refused("grids.refused.no-such-cell", number);
        }
        Geometry union = Lattice.snapped(OverlayNGRobust.union(
                Stream.concat(Stream.of(cell.get().shape()), pieces.stream()).toList()));
        if (!union.isValid()) {
            return Outcome.refused("grids.refused.gap");
        }
        result.replaceAll(one -> one.number() == number ? one.at(union) : one);
        return Outcome.done(result);
    }

    /** Closes what is narrow. */
    public static Repaired repair(Geometry parent, List<GridCell> cells) {
        CoverageRepair.Repair repair = CoverageRepair.propose(
                parent,
                cells.stream()
                        .filter(cell -> !cell.shape().isEmpty())
                        .map(cell -> new GridArea(cell.number(), cell.shape()))
                        .toList(),
                NARROW_METRES);
        Map<Integer, Geometry> shapes =
                repair.grids().stream().collect(Collectors.toMap(GridArea::id, GridArea::shape));
        return new Repaired(
                cells.stream()
                        .map(cell -> cell.at(shapes.getOrDefault(cell.number(), cell.shape())))
                        .toList(),
                repair.changes());
    }

    /** Neighbours get the vertices where the cut meets their borders. */
    private static List<GridCell> withCommonVertices(List<GridCell> cells, List<GridCell> parts) {
        Set<Coordinate> seen = new HashSet<>();
        List<Coordinate> common = new ArrayList<>();
        parts.forEach(part -> {
            for (Coordinate point : part.shape().getCoordinates()) {
                if (seen.add(point)) {
                    common.add(point);
                }
            }
        });
        Function<GridCell, GridCell> meeting = cell ->
                parts.contains(cell) || !cell.shape().isValid() ? cell : cell.at(Vertices.with(cell.shape(), common));
        return cells.stream().map(meeting).toList();
    }

    static int nextNumber(List<GridCell> cells) {
        return cells.stream().mapToInt(GridCell::number).max().orElse(0) + 1;
    }

    private static String freeName(List<GridCell> cells, List<GridCell> more, int number) {
        Set<String> taken =
                Stream.concat(cells.stream(), more.stream()).map(GridCell::name).collect(Collectors.toSet());
        int n = number;
        while (taken.contains(name(n))) {
            n++;
        }
        return name(n);
    }

    /** What a grid is called that nobody named. */
    static String name(int number) {
        return "第" + number + "网格";
    }

    private static Optional<GridCell> find(List<GridCell> cells, int number) {
        return cells.stream().filter(cell -> cell.number() == number).findFirst();
    }

    @SuppressWarnings("unchecked") // JTS declares the raw type
    private static List<Polygon> polygons(Geometry geometry) {
        return PolygonExtracter.getPolygons(geometry);
    }
}
