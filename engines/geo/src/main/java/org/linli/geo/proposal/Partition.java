package org.linli.geo.proposal;

import java.util.ArrayList;
import java.util.List;
import org.linli.geo.proposal.Blocks.Border;

/** Which block belongs to which grid, with all sums of the objective kept up to date. */
final class Partition {

    /** Grids within this deviation are left alone by the search; a little less than what is promised. */
    private static final double WALL = 0.9 * Proposer.TOLERANCE;

    /** What a deviation beyond the wall costs the search, for the mean of all grids; no term of the objective. */
    private static final double WALL_WEIGHT = 100;

    private final Blocks blocks;
    private final Style style;
    private final double target;
    private final int grids;
    private final int[] gridOf;

    private final int[] sizes;
    private final int[] households;
    private final double[] areas;
    private final double[] perimeters;
    private final int[][] fromCurrent;
    private double innerMetres;
    private double lackingMetres;

    private double squares;
    private double beyondWall;
    private double stretch;
    private double kept;

    private final int[] seen;
    private final int[] open;
    private int stamp;

    Partition(Blocks blocks, Style style, int grids, int currentGrids, int[] gridOf) {
        this.blocks = blocks;
        this.style = style;
        this.grids = grids;
        this.gridOf = gridOf.clone();
        this.target = (double) blocks.totalHouseholds() / grids;
        sizes = new int[grids];
        households = new int[grids];
        areas = new double[grids];
        perimeters = new double[grids];
        fromCurrent = new int[grids][currentGrids];
        seen = new int[blocks.size()];
        open = new int[blocks.size()];
        for (int block = 0; block < gridOf.length; block++) {
            enter(block, gridOf[block]);
            for (Border border : blocks.borders(block)) {
                if (gridOf[border.to()] == gridOf[block]) {
                    perimeters[gridOf[block]] -= border.metres();
                } else if (border.to() > block) {
                    innerMetres += border.metres();
                    lackingMetres += border.lackingMetres();
                }
            }
        }
        for (int grid = 0; grid < grids; grid++) {
            account(grid, 1);
        }
    }

    int[] gridOf() {
        return gridOf.clone();
    }

    int gridOf(int block) {
        return gridOf[block];
    }

    int households(int grid) {
        return households[grid];
    }

    /** What the search makes small: the objective and the wall. */
    double energy() {
        return objective() + WALL_WEIGHT * Math.max(0, beyondWall) / grids;
    }

    double objective() {
        return style.balanceWeight() * imbalance()
                + style.compactnessWeight() * meanStretch()
                + style.streetsWeight() * offStreet()
                + style.continuityWeight() * moved();
    }

    double imbalance() {
        return Math.sqrt(Math.max(0, squares) / grids);
    }

    double meanStretch() {
        return stretch / grids;
    }

    double offStreet() {
        return innerMetres < 1e-6 ? 0 : Math.max(0, lackingMetres) / innerMetres;
    }

    double moved() {
        boolean isMeasured = fromCurrent[0].length > 0 && blocks.totalHouseholds() > 0;
        return isMeasured ? Math.max(0, 1 - kept / blocks.totalHouseholds()) : 0;
    }

    double largestDeviation() {
        double largest = 0;
        for (int grid = 0; grid < grids; grid++) {
            largest = Math.max(largest, Math.abs(deviation(grid)));
        }
        return largest;
    }

    double deviation(int grid) {
        return target == 0 ? 0 : (households[grid] - target) / target;
    }

    List<Integer> blocksOf(int grid) {
        List<Integer> found = new ArrayList<>();
        for (int block = 0; block < gridOf.length; block++) {
            if (gridOf[block] == grid) {
                found.add(block);
            }
        }
        return found;
    }

    /** Whether the block's grid stays in one piece, and not empty, without it. */
    boolean mayLeave(int block) {
        int grid = gridOf[block];
        if (sizes[grid] == 1) {
            return false;
        }
        int wanted = 0;
        int start = -1;
        stamp++;
        for (Border border : blocks.borders(block)) {
            if (gridOf[border.to()] == grid) {
                wanted++;
                start = border.to();
            }
        }
        if (wanted <= 1) {
            return wanted == 1;
        }
        int size = 0;
        open[size++] = start;
        seen[start] = stamp;
        seen[block] = stamp;
        int reached = 0;
        for (int i = 0; i < size; i++) {
            for (Border border : blocks.borders(open[i])) {
                if (border.to() == block) {
                    reached++;
                } else if (seen[border.to()] != stamp && gridOf[border.to()] == grid) {
                    seen[border.to()] = stamp;
                    open[size++] = border.to();
                }
            }
            if (reached == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Moves a block to another grid; the same call the other way round takes it back. */
    void move(int block, int to) {
        int from = gridOf[block];
        account(from, -1);
        account(to, -1);
        double commonFrom = 0;
        double commonTo = 0;
        double whole = blocks.outerBorder(block);
        for (Border border : blocks.borders(block)) {
            int neighbour = gridOf[border.to()];
            whole += border.metres();
            if (neighbour == from) {
                commonFrom += border.metres();
                innerMetres += border.metres();
                lackingMetres += border.lackingMetres();
            } else if (neighbour == to) {
                commonTo += border.metres();
                innerMetres -= border.metres();
                lackingMetres -= border.lackingMetres();
            }
        }
        perimeters[from] += 2 * commonFrom - whole;
        perimeters[to] += whole - 2 * commonTo;
        sizes[from]--;
        sizes[to]++;
        households[from] -= blocks.households(block);
        households[to] += blocks.households(block);
        areas[from] -= blocks.area(block);
        areas[to] += blocks.area(block);
        if (blocks.current(block) >= 0) {
            fromCurrent[from][blocks.current(block)] -= blocks.households(block);
            fromCurrent[to][blocks.current(block)] += blocks.households(block);
        }
        gridOf[block] = to;
        account(from, 1);
        account(to, 1);
    }

    private void enter(int block, int grid) {
        sizes[grid]++;
        households[grid] += blocks.households(block);
        areas[grid] += blocks.area(block);
        perimeters[grid] += blocks.outerBorder(block);
        for (Border border : blocks.borders(block)) {
            perimeters[grid] += border.metres();
        }
        if (blocks.current(block) >= 0) {
            fromCurrent[grid][blocks.current(block)] += blocks.households(block);
        }
    }

    private void account(int grid, int sign) {
        double deviation = deviation(grid);
        squares += sign * deviation * deviation;
        beyondWall += sign * Math.max(0, Math.abs(deviation) - WALL);
        double disc = 2 * Math.sqrt(Math.PI * Math.max(areas[grid], 1e-9));
        stretch += sign * (perimeters[grid] / disc - 1);
        kept += sign * largest(fromCurrent[grid]);
    }

    private static int largest(int[] counts) {
        int largest = 0;
        for (int count : counts) {
            largest = Math.max(largest, count);
        }
        return largest;
    }
}
