package org.linli.geo.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.linli.geo.Earth;
import org.linli.geo.GridArea;
import org.linli.geo.code.UnitGridNumbering;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Proposes how to divide a community into grids that hang together, have similar numbers of households, are compact and
 * have their borders along streets.
 *
 * <p>Streets cut the community into blocks; blocks too large are cut between their buildings if the request allows.
 * Several random spanning-tree bisections are improved by simulated annealing, and the best is kept. Equal requests get
 * equal proposals: there is a number of steps, no time limit.
 */
public final class Proposer {

    /** The promised relative deviation of a grid's households from the target. */
    public static final double TOLERANCE = 0.10;

    private static final int STARTS = 3;
    private static final int STEPS_PER_BLOCK = 400;
    private static final int FEWEST_STEPS = 20_000;
    private static final int MOST_STEPS = 160_000;

    private final GridRequest request;
    private final Blocks blocks;
    private final List<List<Integer>> parts;
    private final int grids;
    private final Bounds bounds;

    private Proposer(GridRequest request) {
        this.request = request;
        this.blocks = Blocks.of(request);
        this.parts = blocks.parts();
        int asked = request.count().of(blocks.totalHouseholds());
        this.grids = Math.min(blocks.size(), Math.max(parts.size(), asked));
        this.bounds = new Bounds(blocks, parts, grids);
    }

    /**
     * One proposal for each style; "close to today" only where there are grids today.
     *
     * @throws IllegalArgumentException if streets and boundary enclose no ground
     */
    public static List<Proposal> propose(GridRequest request) {
        Proposer proposer = new Proposer(request);
        if (proposer.blocks.size() == 0) {
            throw new IllegalArgumentException("the boundary encloses no ground");
        }
        return Arrays.stream(Style.values())
                .filter(style ->
                        style != Style.CLOSE_TO_TODAY || !request.current().isEmpty())
                .map(proposer::propose)
                .toList();
    }

    private Proposal propose(Style style) {
        SplittableRandom random = new SplittableRandom(request.seed() * 31 + style.ordinal());
        int steps = Math.clamp((long) blocks.size() * STEPS_PER_BLOCK, FEWEST_STEPS, MOST_STEPS);
        Partition best = null;
        for (int start = 0; start < STARTS; start++) {
            Seeding seeding = new Seeding(blocks, random.split());
            boolean isFromToday = style == Style.CLOSE_TO_TODAY && parts.size() == 1 && start < STARTS - 1;
            int[] first = isFromToday ? seeding.fromToday(grids) : seeding.fresh(parts, bounds.gridsOfParts());
            int[] improved =
                    grids == 1 ? first : new Annealing(blocks, random.split()).improved(partition(style, first), steps);
            Partition found = partition(style, improved);
            if (best == null || found.energy() < best.energy() - 1e-12) {
                best = found;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no start");
        }
        return described(style, best);
    }

    private Partition partition(Style style, int[] gridOf) {
        return new Partition(blocks, style, grids, request.current().size(), gridOf);
    }

    private Proposal described(Style style, Partition partition) {
        List<GridArea> areas = new ArrayList<>();
        for (int grid = 0; grid < grids; grid++) {
            Geometry[] shapes =
                    partition.blocksOf(grid).stream().map(blocks::shape).toArray(Geometry[]::new);
            areas.add(new GridArea(grid, CoverageUnion.union(shapes)));
        }
        List<Proposal.Grid> described = new ArrayList<>();
        for (GridArea area : UnitGridNumbering.inReadingOrder(areas)) {
            List<Integer> members = partition.blocksOf(area.id());
            described.add(new Proposal.Grid(
                    described.size() + 1,
                    (Polygon) area.shape(),
                    partition.households(area.id()),
                    members.stream().mapToInt(blocks::buildings).sum(),
                    partition.deviation(area.id()),
                    Earth.areaSquareMetres(area.shape()),
                    currentOf(members)));
        }
        Score score = new Score(
                partition.imbalance(),
                partition.meanStretch(),
                partition.offStreet(),
                partition.moved(),
                partition.objective(),
                style.balanceWeight() * bounds.imbalance(),
                partition.largestDeviation(),
                bounds.largestDeviation());
        double target = (double) blocks.totalHouseholds() / grids;
        return new Proposal(style, described, target, score, reasons(score, target));
    }

    private List<Integer> currentOf(List<Integer> members) {
        Map<Integer, Integer> households = new HashMap<>();
        int most = 0;
        for (int block : members) {
            if (blocks.current(block) >= 0) {
                most = Math.max(most, households.merge(blocks.current(block), blocks.households(block), Integer::sum));
            }
        }
        TreeSet<Integer> largest = new TreeSet<>();
        for (Map.Entry<Integer, Integer> entry : households.entrySet()) {
            if (entry.getValue() == most && most > 0) {
                largest.add(request.current().get(entry.getKey()).id());
            }
        }
        return List.copyOf(largest);
    }

    private List<Proposal.Reason> reasons(Score score, double target) {
        List<Proposal.Reason> reasons = new ArrayList<>();
        int asked = request.count().of(blocks.totalHouseholds());
        if (blocks.size() < asked) {
            reasons.add(new Proposal.Reason.TooFewBlocks(blocks.size(), asked));
        }
        if (score.largestDeviation() > TOLERANCE) {
            for (int block = 0; block < blocks.size(); block++) {
                if (blocks.households(block) > (1 + TOLERANCE) * target) {
                    reasons.add(new Proposal.Reason.BlockTooLarge(blocks.shape(block), blocks.households(block)));
                }
            }
            for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
                List<Integer> part = parts.get(i);
                int households = part.stream().mapToInt(blocks::households).sum();
                if (bounds.ofPart(households) > TOLERANCE) {
                    Geometry[] shapes = part.stream().map(blocks::shape).toArray(Geometry[]::new);
                    reasons.add(new Proposal.Reason.PartApart(
                            (Polygon) CoverageUnion.union(shapes),
                            households,
                            bounds.gridsOfParts().get(i)));
                }
            }
            if (reasons.isEmpty() || score.deviationBound() <= TOLERANCE) {
                reasons.add(new Proposal.Reason.NotFound(score.largestDeviation(), score.deviationBound()));
            }
        }
        return reasons;
    }
}
