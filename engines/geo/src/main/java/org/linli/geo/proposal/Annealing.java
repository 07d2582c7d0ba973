package org.linli.geo.proposal;

import java.util.List;
import java.util.SplittableRandom;
import org.linli.geo.proposal.Blocks.Border;

/**
 * Improves a division by moving single blocks over a border, or exchanging two, while every grid stays in one piece
 * (simulated annealing, Kirkpatrick, Gelatt and Vecchi, 1983).
 */
final class Annealing {

    private static final double HOTTEST = 0.25;
    private static final double COLDEST = 0.0005;
    private static final double EXCHANGES = 0.35;

    private final Blocks blocks;
    private final SplittableRandom random;

    Annealing(Blocks blocks, SplittableRandom random) {
        this.blocks = blocks;
        this.random = random;
    }

    /** Returns the best division met; the partition itself is used up. */
    int[] improved(Partition partition, int steps) {
        int[] best = partition.gridOf();
        double bestEnergy = partition.energy();
        double energy = bestEnergy;
        double cooling = Math.pow(COLDEST / HOTTEST, 1.0 / steps);
        double heat = HOTTEST;
        for (int step = 0; step < steps; step++, heat *= cooling) {
            int block = random.nextInt(blocks.size());
            int to = otherGrid(partition, block);
            if (to < 0 || !partition.mayLeave(block)) {
                continue;
            }
            int from = partition.gridOf(block);
            partition.move(block, to);
            int back = random.nextDouble() < EXCHANGES ? counterpart(partition, block, from, to) : -1;
            if (back >= 0) {
                partition.move(back, from);
            }
            double changed = partition.energy();
            if (changed <= energy || random.nextDouble() < Math.exp((energy - changed) / heat)) {
                energy = changed;
                if (energy < bestEnergy - 1e-12) {
                    bestEnergy = energy;
                    best = partition.gridOf();
                }
            } else {
                if (back >= 0) {
                    partition.move(back, to);
                }
                partition.move(block, from);
            }
        }
        return best;
    }

    private int otherGrid(Partition partition, int block) {
        List<Border> borders = blocks.borders(block);
        if (borders.isEmpty()) {
            return -1;
        }
        int other = partition.gridOf(borders.get(random.nextInt(borders.size())).to());
        return other == partition.gridOf(block) ? -1 : other;
    }

    /** A block that may go the other way: it touches the grid that was left, and is not the one that came. */
    private int counterpart(Partition partition, int came, int from, int to) {
        for (int attempt = 0; attempt < 4; attempt++) {
            List<Border> near = blocks.borders(came);
            int candidate = near.get(random.nextInt(near.size())).to();
            List<Border> further = blocks.borders(candidate);
            if (random.nextBoolean()) {
                candidate = further.get(random.nextInt(further.size())).to();
            }
            if (candidate != came
                    && partition.gridOf(candidate) == to
                    && touches(partition, candidate, from)
                    && partition.mayLeave(candidate)) {
                return candidate;
            }
        }
        return -1;
    }

    private boolean touches(Partition partition, int block, int grid) {
        for (Border border : blocks.borders(block)) {
            if (partition.gridOf(border.to()) == grid) {
                return true;
            }
        }
        return false;
    }
}
