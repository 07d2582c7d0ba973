package org.linli.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.geo.Lattice;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** The ground of a block inside the property lines, and what of it is taken. */
final class Lot {

    private static final BufferParameters SQUARE =
            new BufferParameters(1, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, 5);

    private final Polygon parcel;
    private final int gridNumber;
    private final List<Edge> edges;
    private Geometry taken = Lattice.FACTORY.createPolygon();

    Lot(Polygon parcel, int gridNumber, List<PlannedRoad> roads) {
        this.parcel = parcel;
        this.gridNumber = gridNumber;
        this.edges = edges(parcel, roads);
    }

    /** A part of this lot that faces no road. */
    Lot part(Polygon ground) {
        Lot part = new Lot(ground, gridNumber, List.of());
        part.taken = taken;
        return part;
    }

    Polygon parcel() {
        return parcel;
    }

    int gridNumber() {
        return gridNumber;
    }

    List<Edge> edges() {
        return edges;
    }

    /** What is free of buildings, at least so far from the property line. */
    Geometry free(double insetMetres) {
        return OverlayNGRobust.overlay(grown(parcel, -insetMetres), taken, OverlayNG.DIFFERENCE);
    }

    void take(Geometry shape, double marginMetres) {
        taken = OverlayNGRobust.overlay(taken, grown(shape, marginMetres), OverlayNG.UNION);
    }

    boolean hasRoomFor(Polygon footprint, double insetMetres) {
        return free(insetMetres).covers(footprint);
    }

    /** The side for a gate: a long one that faces a road, best to the south or north, for houses stand in east-west rows. */
    Optional<Edge> gateEdge() {
        return edges.stream()
                .filter(edge -> edge.road().isPresent() && edge.length() > 30)
                .max(Comparator.comparingDouble(edge ->
                        edge.length() * (edge.eastWestness() > 0.85 ? 3 : 1) * (edge.faces(RoadKind.LANE) ? 0.7 : 1)));
    }

    /** A path from the middle of the road in front of a side straight into the lot, ending before the far side. */
    LineString pathFrom(Edge edge, double along) {
        double halfRoad = edge.road().map(road -> road.kind().widthMetres() / 2).orElse(0.0);
        LineString ray = line(edge.at(along, 0), edge.at(along, 2_000));
        Geometry inside = OverlayNGRobust.overlay(ray, grown(parcel, -14), OverlayNG.INTERSECTION);
        Coordinate gate = edge.at(along, 0);
        double depth = inside.isEmpty()
                ? 5
                : List.of(inside.getGeometryN(0).getCoordinates()).stream()
                        .mapToDouble(gate::distance)
                        .max()
                        .orElse(5);
        return line(edge.at(along, -halfRoad), edge.at(along, depth));
    }

    static Geometry grown(Geometry shape, double metres) {
        return BufferOp.bufferOp(shape, metres, SQUARE);
    }

    private static LineString line(Coordinate from, Coordinate to) {
        return Lattice.FACTORY.createLineString(new Coordinate[] {from, to});
    }

    private static List<Edge> edges(Polygon parcel, List<PlannedRoad> roads) {
        Coordinate[] ring = ((Polygon) DouglasPeuckerSimplifier.simplify(parcel, 0.5))
                .getExteriorRing()
                .getCoordinates();
        boolean groundOnLeft = Orientation.isCCW(ring);
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < ring.length; i++) {
            Coordinate from = groundOnLeft ? ring[i - 1] : ring[ring.length - i];
            Coordinate to = groundOnLeft ? ring[i] : ring[ring.length - i - 1];
            LineString side = line(from, to);
            Optional<PlannedRoad> facing = roads.stream()
                    .filter(road -> distanceToProperty(road, side) < 2)
                    .min(Comparator.comparingDouble(road -> distanceToProperty(road, side)));
            edges.add(new Edge(from, to, facing));
        }
        return List.copyOf(edges);
    }

    private static double distanceToProperty(PlannedRoad road, LineString side) {
        return Math.abs(road.line().distance(side.getCentroid()) - road.kind().widthMetres() / 2);
    }
}
