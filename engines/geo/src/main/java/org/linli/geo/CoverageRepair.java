package org.linli.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Proposes how to close narrow gaps and overlaps: all borders are cut at their crossings on the {@link Lattice}, and
 * each narrow piece that nobody or several have goes to the neighbour with the longest common border. Wider ones are
 * left for a person to decide. A proposal is shown before it is used.
 */
public final class CoverageRepair {

    private final double toleranceMetres;
    private final List<GridArea> grids;
    private final List<Change> changes = new ArrayList<>();
    private final List<Face> faces = new ArrayList<>();
    private final Map<LineSegment, List<Face>> sides = new HashMap<>();

    private CoverageRepair(List<GridArea> grids, double toleranceMetres) {
        this.grids = grids;
        this.toleranceMetres = toleranceMetres;
    }

    /**
     * A repaired copy of the grids.
     *
     * @param parent a valid polygon or multi-polygon in degrees
     * @param grids in degrees; self-crossing ones are put in order first
     * @param toleranceMetres how wide on average a piece may be that is given away
     * @throws IllegalArgumentException if the parent is invalid
     */
    public static Repair propose(Geometry parent, List<GridArea> grids, double toleranceMetres) {
        if (!parent.isValid()) {
            throw new IllegalArgumentException("the parent is not a valid polygon");
        }
        List<Change> fixes = new ArrayList<>();
        List<GridArea> sound = new ArrayList<>();
        for (GridArea grid : grids) {
            Geometry shape = grid.shape();
            boolean isSound = shape.isValid();
            Geometry fixed = isSound ? shape : GeometryFixer.fix(shape);
            if (!isSound) {
                fixes.add(new Change(Kind.FIXED, List.of(grid.id()), Optional.of(grid.id()), shape, 0));
            }
            if (fixed instanceof Polygonal && !fixed.isEmpty()) {
                sound.add(new GridArea(grid.id(), fixed));
            }
        }
        CoverageRepair repair = new CoverageRepair(sound, toleranceMetres);
        repair.changes.addAll(fixes);
        repair.cut(parent);
        repair.claim(parent);
        repair.settle();
        List<GridArea> result = repair.result();
        return new Repair(result, repair.changes, PartitionCheck.check(parent, result));
    }

    private void cut(Geometry parent) {
        List<LineString> lines = new ArrayList<>();
        addLines(parent, lines);
        grids.forEach(grid -> addLines(grid.shape(), lines));
        for (Polygon polygon : Lattice.faces(Lattice.noded(lines))) {
            Face face = new Face(polygon);
            faces.add(face);
            for (LineSegment side : face.sides()) {
                sides.computeIfAbsent(side, s -> new ArrayList<>()).add(face);
            }
        }
    }

    private void claim(Geometry parent) {
        PointOnGeometryLocator inParent = new IndexedPointInAreaLocator(parent);
        STRtree index = new STRtree();
        for (GridArea grid : grids) {
            index.insert(grid.shape().getEnvelopeInternal(), new Claimant(grid));
        }
        for (Face face : faces) {
            Coordinate within = face.shape.getInteriorPoint().getCoordinate();
            face.isInParent = inParent.locate(within) != Location.EXTERIOR;
            for (Object found : index.query(new Envelope(within))) {
                Claimant claimant = (Claimant) found;
                if (claimant.locator.locate(within) == Location.INTERIOR) {
                    face.owners.add(claimant.id);
                }
            }
        }
    }

    /** Smallest first, until nothing changes any more: a piece may become the neighbour of the next. */
    private void settle() {
        List<Face> open = new ArrayList<>(faces.stream()
                .filter(Face::isUnsettled)
                .filter(face -> Earth.meanWidthMetres(face.shape) <= toleranceMetres)
                .sorted(Comparator.comparingDouble((Face face) -> face.shape.getArea()))
                .toList());
        int left = -1;
        while (left != open.size()) {
            left = open.size();
            open.removeIf(this::isSettled);
        }
    }

    private boolean isSettled(Face face) {
        List<Integer> before = List.copyOf(face.owners);
        double area = Earth.areaSquareMetres(face.shape);
        if (!face.isInParent) {
            face.owners.clear();
            changes.add(new Change(Kind.CUT_OFF, before, Optional.empty(), face.shape, area));
            return true;
        }
        Optional<Integer> heir = heir(face);
        heir.ifPresent(id -> {
            face.owners.clear();
            face.owners.add(id);
            Kind kind = before.isEmpty() ? Kind.GAP_CLOSED : Kind.OVERLAP_SETTLED;
            changes.add(new Change(kind, before, Optional.of(id), face.shape, area));
        });
        return heir.isPresent();
    }

    private Optional<Integer> heir(Face face) {
        TreeMap<Integer, Double> borders = new TreeMap<>();
        for (LineSegment side : face.sides()) {
            for (Face neighbour : sides.getOrDefault(side, List.of())) {
                if (neighbour.owners.size() == 1 && !neighbour.equals(face)) {
                    int owner = neighbour.owners.first();
                    if (face.owners.isEmpty() || face.owners.contains(owner)) {
                        borders.merge(owner, side.getLength(), Double::sum);
                    }
                }
            }
        }
        return borders.entrySet().stream()
                .max(Map.Entry.<Integer, Double>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Integer, Double>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    private List<GridArea> result() {
        TreeMap<Integer, List<Polygon>> ground = new TreeMap<>();
        for (Face face : faces) {
            for (int owner : face.owners) {
                ground.computeIfAbsent(owner, o -> new ArrayList<>()).add(face.shape);
            }
        }
        List<GridArea> result = new ArrayList<>();
        ground.forEach(
                (id, shapes) -> result.add(new GridArea(id, CoverageUnion.union(shapes.toArray(Geometry[]::new)))));
        return result;
    }

    private static void addLines(Geometry geometry, List<LineString> lines) {
        @SuppressWarnings("unchecked") // JTS declares the raw type
        List<LineString> rings = LinearComponentExtracter.getLines(geometry);
        lines.addAll(rings);
    }

    /** What a repair does to a piece of ground. */
    public enum Kind {
        /** A self-crossing grid was put in order. */
        FIXED,
        GAP_CLOSED,
        OVERLAP_SETTLED,
        /** A strip beyond the parent was cut off. */
        CUT_OFF
    }

    /**
     * One change.
     *
     * @param before who had the ground
     * @param after who has it now; empty if cut off
     */
    public record Change(
            Kind kind, List<Integer> before, Optional<Integer> after, Geometry where, double areaSquareMetres) {}

    /**
     * A proposal.
     *
     * @param grids in ascending order of ids, with shared vertices, on the lattice
     * @param left flaws too wide for the tolerance
     */
    public record Repair(List<GridArea> grids, List<Change> changes, List<PartitionCheck.Flaw> left) {

        public Repair {
            grids = List.copyOf(grids);
            changes = List.copyOf(changes);
            left = List.copyOf(left);
        }
    }

    private static final class Face {

        private final Polygon shape;
        private final TreeSet<Integer> owners = new TreeSet<>();
        private boolean isInParent;

        Face(Polygon shape) {
            this.shape = shape;
        }

        boolean isUnsettled() {
            return isInParent ? owners.size() != 1 : !owners.isEmpty();
        }

        List<LineSegment> sides() {
            List<LineSegment> found = new ArrayList<>();
            List<LineString> rings = new ArrayList<>();
            addLines(shape, rings);
            for (LineString ring : rings) {
                for (int i = 1; i < ring.getNumPoints(); i++) {
                    LineSegment side = new LineSegment(ring.getCoordinateN(i - 1), ring.getCoordinateN(i));
                    side.normalize();
                    found.add(side);
                }
            }
            return found;
        }
    }

    private static final class Claimant {

        private final int id;
        private final PointOnGeometryLocator locator;

        Claimant(GridArea grid) {
            this.id = grid.id();
            this.locator = new IndexedPointInAreaLocator(grid.shape());
        }
    }
}
