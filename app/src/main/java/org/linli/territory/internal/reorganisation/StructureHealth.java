package org.linli.territory.internal.reorganisation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.territory.internal.UnitRow;

/**
 * How flat and how wide a structure is (M01-21). Grids are counted, but neither as a level nor in the span: they are where
 * the hierarchy ends.
 *
 * @param levels how many levels lie one below the other on the longest way, the top included
 * @param units administrative units, the top included
 * @param meanSpan units right below one that has any, on average
 * @param widestSpan the most units right below one
 * @param meanHops how often a message is handed on from the top to a lowest administrative unit, on average
 */
public record StructureHealth(int levels, int units, int grids, double meanSpan, int widestSpan, double meanHops) {

    /** Health of what lies at or below {@code topNo}. */
    static StructureHealth of(Collection<Node> nodes, int topNo) {
        Map<Integer, List<Node>> below = new HashMap<>();
        nodes.forEach(node -> {
            if (node.parentNo() != null) {
                below.computeIfAbsent(node.parentNo(), no -> new ArrayList<>()).add(node);
            }
        });
        int units = 0;
        int grids = 0;
        int deepest = 0;
        int parents = 0;
        int spans = 0;
        int widest = 0;
        int ends = 0;
        int hops = 0;
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {topNo, 0});
        while (!open.isEmpty()) {
            int[] at = open.pop();
            List<Node> children = below.getOrDefault(at[0], List.of()).stream()
                    .filter(node -> node.kind() == UnitRow.Kind.ADMINISTRATIVE)
                    .toList();
            units++;
            grids += below.getOrDefault(at[0], List.of()).size() - children.size();
            deepest = Math.max(deepest, at[1]);
            if (children.isEmpty()) {
                ends++;
                hops += at[1];
            } else {
                parents++;
                spans += children.size();
                widest = Math.max(widest, children.size());
            }
            children.forEach(child -> open.push(new int[] {child.no(), at[1] + 1}));
        }
        return new StructureHealth(
                deepest + 1, units, grids, parents == 0 ? 0 : (double) spans / parents, widest, (double) hops / ends);
    }

    /** By key, in the order in which they are shown. */
    public Map<String, Double> asFigures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("levels", (double) levels);
        figures.put("units", (double) units);
        figures.put("grids", (double) grids);
        figures.put("span", meanSpan);
        figures.put("widest", (double) widestSpan);
        figures.put("hops", meanHops);
        return figures;
    }
}
