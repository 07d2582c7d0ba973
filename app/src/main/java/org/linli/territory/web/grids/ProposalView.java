package org.linli.territory.web.grids;

import java.util.List;
import java.util.Locale;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.linli.geo.proposal.Proposal;
import org.linli.geo.proposal.Proposer;
import org.linli.kernel.Refusal;
import org.linli.territory.internal.grids.GridGround;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** A proposal as it stands beside others: a drawing of it, its figures, and the reasons in words. */
public record ProposalView(
        Proposal proposal, String viewBox, List<String> streets, List<Shape> shapes, List<Refusal> reasons) {

    private static final double WIDTH = 320;
    private static final double NEAR_METRES = 2;

    /** A grid in the picture. */
    public record Shape(int number, int households, String path, double x, double y, boolean isUneven) {}

    /** @param ground what it is drawn over */
    static ProposalView of(Proposal proposal, GridGround ground) {
        LocalPlane plane = new LocalPlane(
                LonLat.of(proposal.grids().getFirst().shape().getCentroid().getCoordinate()));
        Envelope box = new Envelope();
        proposal.grids()
                .forEach(grid -> box.expandToInclude(plane.toPlane(grid.shape()).getEnvelopeInternal()));
        double scale = WIDTH / Math.max(1, box.getWidth());
        List<Shape> shapes = proposal.grids().stream()
                .map(grid -> {
                    Geometry flat = plane.toPlane(grid.shape());
                    Point within = MaximumInscribedCircle.getCenter(flat, NEAR_METRES);
                    return new Shape(
                            grid.number(),
                            grid.households(),
                            outline((Polygon) flat, box, scale),
                            (within.getX() - box.getMinX()) * scale,
                            (box.getMaxY() - within.getY()) * scale,
                            Math.abs(grid.deviation()) > Proposer.TOLERANCE);
                })
                .toList();
        String viewBox = String.format(Locale.ROOT, "-2 -2 %.0f %.0f", WIDTH + 4, box.getHeight() * scale + 4);
        return new ProposalView(
                proposal,
                viewBox,
                ground.streets().stream()
                        .map(street -> path((LineString) plane.toPlane(street.line()), box, scale))
                        .toList(),
                shapes,
                proposal.reasons().stream().map(ProposalView::words).toList());
    }

    private static String outline(Polygon shape, Envelope box, double scale) {
        StringBuilder path = new StringBuilder(path(shape.getExteriorRing(), box, scale)).append('Z');
        for (int i = 0; i < shape.getNumInteriorRing(); i++) {
            path.append(path(shape.getInteriorRingN(i), box, scale)).append('Z');
        }
        return path.toString();
    }

    private static String path(LineString line, Envelope box, double scale) {
        StringBuilder path = new StringBuilder();
        for (Coordinate point : line.getCoordinates()) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(String.format(
                            Locale.ROOT,
                            "%.1f %.1f",
                            (point.x - box.getMinX()) * scale,
                            (box.getMaxY() - point.y) * scale));
        }
        return path.toString();
    }

    private static Refusal words(Proposal.Reason reason) {
        return switch (reason) {
            case Proposal.Reason.BlockTooLarge block -> Refusal.of("grids.reason.block-too-large", block.households());
            case Proposal.Reason.PartApart part ->
                Refusal.of("grids.reason.part-apart", part.households(), part.grids());
            case Proposal.Reason.TooFewBlocks few ->
                Refusal.of("grids.reason.too-few-blocks", few.blocks(), few.asked());
            case Proposal.Reason.NotFound found ->
                Refusal.of("grids.reason.not-found", percent(found.largestDeviation()), percent(found.bound()));
        };
    }

    static long percent(double share) {
        return Math.round(share * 100);
    }

    /** Figures as whole percents. */
    public long deviation() {
        return percent(proposal.score().largestDeviation());
    }

    public long bound() {
        return percent(proposal.score().deviationBound());
    }

    public long alongStreets() {
        return percent(1 - proposal.score().offStreet());
    }

    public long moved() {
        return percent(proposal.score().moved());
    }

    public long stretch() {
        return percent(proposal.score().stretch());
    }
}
