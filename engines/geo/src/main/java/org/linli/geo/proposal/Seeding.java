package org.linli.geo.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.linli.geo.proposal.Blocks.Border;

/**
 * First divisions: a random spanning tree of the blocks is cut where the households fit best, again and again (the
 * recombination step of DeFord, Duchin and Solomon, "Recombination", 2021, used as a bisection).
 */
final class Seeding {

    private static final int TREES = 12;

    private final Blocks blocks;
    private final SplittableRandom random;
    private final int[] gridOf;
    private int next;

    Seeding(Blocks blocks, SplittableRandom random) {
        this.blocks = blocks;
        this.random = random;
        this.gridOf = new int[blocks.size()];
    }

    /** @param gridsOfParts how many grids each connected part gets, in the order of {@link Blocks#parts()} */
    int[] fresh(List<List<Integer>> parts, List<Integer> gridsOfParts) {
        next = 0;
        for (int i = 0; i < parts.size(); i++) {
            divide(parts.get(i), gridsOfParts.get(i));
        }
        return gridOf.clone();
    }

    /** Today's grids, put in pieces and joined until they are as many as wanted; for blocks that hang together. */
    int[] fromToday(int grids) {
        List<List<Integer>> pieces = piecesOfToday();
        while (pieces.size() > grids) {
            pieces.sort(Comparator.comparingInt(this::weight)
                    .thenComparingInt(List::size)
                    .thenComparingInt(List::getFirst));
            List<Integer> least = pieces.removeFirst();
            pieces.get(neighbour(least, pieces)).addAll(least);
        }
        next = 0;
        int missing = grids - pieces.size();
        pieces.sort(Comparator.comparingInt(this::weight).reversed().thenComparingInt(List::getFirst));
        for (List<Integer> piece : pieces) {
            int extra = Math.min(missing, piece.size() - 1);
            int most = Math.max(0, (int) Math.round((double) weight(piece) * grids / Math.max(1, total())) - 1);
            int share = Math.min(extra, Math.max(most, missing > 0 ? 1 : 0));
            missing -= share;
            divide(piece, 1 + share);
        }
        return next == grids ? gridOf.clone() : fresh(blocks.parts(), List.of(grids));
    }

    private int total() {
        return blocks.totalHouseholds();
    }

    private List<List<Integer>> piecesOfToday() {
        boolean[] seen = new boolean[blocks.size()];
        List<List<Integer>> pieces = new ArrayList<>();
        for (int start = 0; start < blocks.size(); start++) {
            if (!seen[start]) {
                List<Integer> piece = new ArrayList<>(List.of(start));
                seen[start] = true;
                for (int i = 0; i < piece.size(); i++) {
                    for (Border border : blocks.borders(piece.get(i))) {
                        if (!seen[border.to()] && blocks.current(border.to()) == blocks.current(start)) {
                            seen[border.to()] = true;
                            piece.add(border.to());
                        }
                    }
                }
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** The piece with the longest common border. */
    private int neighbour(List<Integer> piece, List<List<Integer>> others) {
        Map<Integer, Integer> owner = new HashMap<>();
        for (int i = 0; i < others.size(); i++) {
            for (int block : others.get(i)) {
                owner.put(block, i);
            }
        }
        Map<Integer, Double> common = new TreeMap<>();
        for (int block : piece) {
            for (Border border : blocks.borders(block)) {
                Integer other = owner.get(border.to());
                if (other != null) {
                    common.merge(other, border.metres(), Double::sum);
                }
            }
        }
        return common.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private int weight(List<Integer> part) {
        int sum = 0;
        for (int block : part) {
            sum += blocks.households(block);
        }
        return sum;
    }

    private void divide(List<Integer> part, int grids) {
        if (grids == 1) {
            int grid = next++;
            part.forEach(block -> gridOf[block] = grid);
            return;
        }
        Cut best = null;
        for (int tree = 0; tree < TREES; tree++) {
            Cut cut = new Tree(part).bestCut(grids);
            if (best == null || cut.error < best.error) {
                best = cut;
            }
        }
        if (best != null) {
            divide(best.below, best.gridsBelow);
            divide(best.above, grids - best.gridsBelow);
        }
    }

    /** @param error how far the households are from what the grids on both sides need, of a grid's share */
    private record Cut(List<Integer> below, List<Integer> above, int gridsBelow, double error) {}

    /** A random spanning tree of a part. */
    private final class Tree {

        private final List<Integer> part;
        private final int[] parent;
        private final Map<Integer, Integer> place = new HashMap<>();
        private final List<Integer> order = new ArrayList<>();

        Tree(List<Integer> part) {
            this.part = part;
            this.parent = new int[part.size()];
            Arrays.fill(parent, -1);
            for (int i = 0; i < part.size(); i++) {
                place.put(part.get(i), i);
            }
            grow();
        }

        /** Prim's algorithm on random weights. */
        private void grow() {
            record Edge(double weight, int from, int to) {}
            PriorityQueue<Edge> edges =
                    new PriorityQueue<>(Comparator.comparingDouble(Edge::weight).thenComparingInt(Edge::to));
            boolean[] in = new boolean[part.size()];
            edges.add(new Edge(0, -1, random.nextInt(part.size())));
            while (!edges.isEmpty()) {
                Edge edge = edges.remove();
                if (in[edge.to]) {
                    continue;
                }
                in[edge.to] = true;
                parent[edge.to] = edge.from;
                order.add(edge.to);
                for (Border border : blocks.borders(part.get(edge.to))) {
                    Integer to = place.get(border.to());
                    if (to != null && !in[to]) {
                        edges.add(new Edge(random.nextDouble(), edge.to, to));
                    }
                }
            }
        }

        Cut bestCut(int grids) {
            int[] size = new int[part.size()];
            int[] weight = new int[part.size()];
            for (int i = order.size() - 1; i >= 0; i--) {
                int node = order.get(i);
                size[node]++;
                weight[node] += blocks.households(part.get(node));
                if (parent[node] >= 0) {
                    size[parent[node]] += size[node];
                    weight[parent[node]] += weight[node];
                }
            }
            int root = order.getFirst();
            boolean isEmpty = weight[root] == 0;
            double share = isEmpty ? (double) size[root] / grids : (double) weight[root] / grids;
            int bestNode = -1;
            int bestGrids = 0;
            double bestError = Double.POSITIVE_INFINITY;
            for (int node : order) {
                if (parent[node] < 0) {
                    continue;
                }
                double amount = isEmpty ? size[node] : weight[node];
                int below = Math.clamp(Math.round(amount / share), 1, grids - 1);
                below = Math.min(below, size[node]);
                below = Math.max(below, grids - (size[root] - size[node]));
                if (below >= 1 && below < grids && below <= size[node]) {
                    int smaller = Math.min(below, grids - below);
                    double error =
                            Math.abs(amount - below * share) / share / smaller + 0.02 * (grids / (2.0 * smaller) - 1);
                    if (error < bestError) {
                        bestError = error;
                        bestNode = node;
                        bestGrids = below;
                    }
                }
            }
            return cut(bestNode, bestGrids, bestError);
        }

        private Cut cut(int node, int gridsBelow, double error) {
            boolean[] isBelow = new boolean[part.size()];
            List<Integer> below = new ArrayList<>();
            List<Integer> above = new ArrayList<>();
            for (int i : order) {
                isBelow[i] = i == node || (parent[i] >= 0 && isBelow[parent[i]]);
                (isBelow[i] ? below : above).add(part.get(i));
            }
            return new Cut(below, above, gridsBelow, error);
        }
    }
}
