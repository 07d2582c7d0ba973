package org.linli.territory.internal.reorganisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.linli.territory.Lineage.Kind;

/** The rules of drawing all grids of a unit anew: every grid goes on or is succeeded, none is left without an heir. */
final class GridRedrawing {

    private GridRedrawing() {}

    static void apply(Redrawing structure, Operation.RedrawGrids redraw) {
        Node parent = structure.known(redraw.parentNo());
        Map<Integer, List<Operation.Succession>> byOld = new TreeMap<>();
        redraw.successions()
                .forEach(one -> byOld.computeIfAbsent(one.unitNo(), no -> new ArrayList<>())
                        .add(one));
        Set<Integer> goingOn = new HashSet<>();
        redraw.cells().stream()
                .map(Operation.Cell::unitNo)
                .filter(Objects::nonNull)
                .forEach(goingOn::add);
        Set<Integer> accounted = new HashSet<>(goingOn);
        accounted.addAll(byOld.keySet());
        if (redraw.cells().isEmpty() || !accounted.equals(structure.gridsBelow(parent.no()))) {
            throw new Redrawing.Refused("grids-changed", parent.name());
        }
        Map<Integer, Integer> nodes = new HashMap<>();
        List<Redrawn.Drawn> drawn = new ArrayList<>();
        // Those that end leave their names to new ones; so names are checked after all is done.
        for (Operation.Cell cell : redraw.cells()) {
            int no = node(structure, parent, cell);
            nodes.put(cell.number(), no);
            drawn.add(new Redrawn.Drawn(no, redraw.drawingId(), redraw.revision(), cell.number(), cell.redrawn()));
        }
        byOld.forEach((old, parts) -> succeed(structure, old, parts, nodes, goingOn));
        structure.divide(parent.no(), drawn);
    }

    private static int node(Redrawing structure, Node parent, Operation.Cell cell) {
        Integer unitNo = cell.unitNo();
        if (unitNo == null) {
            return structure.openGrid(parent.no(), cell.name(), cell.code()).no();
        }
        Node node = structure.known(unitNo);
        if (!node.name().equals(cell.name())) {
            structure.rename(node, cell.name(), Kind.RENAME);
        }
        return unitNo;
    }

    private static void succeed(
            Redrawing structure,
            int old,
            List<Operation.Succession> parts,
            Map<Integer, Integer> nodes,
            Set<Integer> goingOn) {
        Node node = structure.known(old);
        boolean ends = !goingOn.contains(old);
        List<Operation.Succession> heirs =
                parts.stream().filter(Operation.Succession::heir).toList();
        if (ends && heirs.size() != 1
                || !ends && !heirs.isEmpty()
                || !parts.stream().allMatch(part -> nodes.containsKey(part.number()))) {
            throw new Redrawing.Refused("no-heir", node.name());
        }
        Kind kind = ends && parts.size() == 1 ? Kind.MERGE : Kind.SPLIT;
        for (Operation.Succession part : parts) {
            int successor = Objects.requireNonNull(nodes.get(part.number()));
            structure.link(old, successor, kind, part.share(), part.heir());
        }
        if (ends) {
            structure.end(
                    node, Objects.requireNonNull(nodes.get(heirs.getFirst().number())));
        }
    }
}
