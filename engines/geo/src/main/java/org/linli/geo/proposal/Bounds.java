package org.linli.geo.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What no division of the blocks can beat. Two things are provable without search: a block larger than the target has a
 * grid to itself at best, and what is not connected cannot share a grid. The other terms of the objective have the bound
 * 0: discs, borders all along main roads, nobody moved.
 */
final class Bounds {

    private final Blocks blocks;
    private final int grids;
    private final double target;
    private final List<Integer> partHouseholds = new ArrayList<>();
    private final List<Integer> gridsOfParts = new ArrayList<>();

    Bounds(Blocks blocks, List<List<Integer>> parts, int grids) {
        this.blocks = blocks;
        this.grids = grids;
        this.target = (double) blocks.totalHouseholds() / grids;
        for (List<Integer> part : parts) {
            partHouseholds.add(part.stream().mapToInt(blocks::households).sum());
            gridsOfParts.add(1);
        }
        spread(parts);
    }

    /** Each further grid goes where it lowers the sum of squares most; optimal, as the sum is convex for each part. */
    private void spread(List<List<Integer>> parts) {
        for (int left = grids - parts.size(); left > 0; left--) {
            int best = -1;
            double bestGain = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < parts.size(); i++) {
                int now = gridsOfParts.get(i);
                double gain = squares(partHouseholds.get(i), now) - squares(partHouseholds.get(i), now + 1);
                if (now < parts.get(i).size() && gain > bestGain) {
                    bestGain = gain;
                    best = i;
                }
            }
            gridsOfParts.set(best, gridsOfParts.get(best) + 1);
        }
    }

    /** How many grids each connected part should have. */
    List<Integer> gridsOfParts() {
        return List.copyOf(gridsOfParts);
    }

    /** The least root of the mean square of relative deviations. */
    double imbalance() {
        if (target == 0) {
            return 0;
        }
        double apart = 0;
        for (int i = 0; i < partHouseholds.size(); i++) {
            apart += squares(partHouseholds.get(i), gridsOfParts.get(i));
        }
        int[] large = large();
        double heavy = IntStream.of(large)
                .mapToDouble(h -> (h - target) * (h - target))
                .sum();
        int others = grids - large.length;
        if (others > 0) {
            double rest =
                    (double) (blocks.totalHouseholds() - IntStream.of(large).sum()) / others - target;
            heavy += others * rest * rest;
        }
        return Math.sqrt(Math.max(apart, heavy) / grids) / target;
    }

    /** The least largest relative deviation of a grid. */
    double largestDeviation() {
        if (target == 0) {
            return 0;
        }
        double bound = 0;
        for (int households : partHouseholds) {
            bound = Math.max(bound, ofPart(households));
        }
        int[] large = large();
        if (large.length > 0) {
            bound = Math.max(bound, IntStream.of(large).max().orElse(0) / target - 1);
            int others = grids - large.length;
            if (others > 0) {
                double rest =
                        (double) (blocks.totalHouseholds() - IntStream.of(large).sum()) / others;
                bound = Math.max(bound, 1 - rest / target);
            }
        }
        return bound;
    }

    /** Some grid of the part has its mean or more, and some its mean or less. */
    double ofPart(int households) {
        int fewer = (int) Math.max(1, Math.floor(households / target));
        return Math.min(Math.abs(households / target / fewer - 1), Math.abs(households / target / (fewer + 1) - 1));
    }

    private int[] large() {
        return IntStream.range(0, blocks.size())
                .map(blocks::households)
                .filter(households -> households > target)
                .toArray();
    }

    private double squares(int households, int into) {
        double deviation = (double) households / into - target;
        return into * deviation * deviation;
    }
}
