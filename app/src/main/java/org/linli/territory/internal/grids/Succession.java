package org.linli.territory.internal.grids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.geo.Earth;
import org.linli.territory.GridCell;
import org.linli.territory.internal.reorganisation.Operation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Which cells take over from old grids: by households, or by ground where an old grid has none. */
final class Succession {

    /** Less is what two drawings of one line leave between them. */
    private static final double LEAST_SHARE = 0.001;

    private Succession() {}

    /**
     * Successions of grids that end to any cell, and of those that go on to new cells.
     *
     * @param before today's grids by number
     * @param cells sound ones that divide the ground
     */
    static List<Operation.Succession> of(Map<Integer, Geometry> before, List<GridCell> cells, GridGround ground) {
        Set<Integer> goingOn =
                cells.stream().map(GridCell::unitNo).filter(no -> no != null).collect(Collectors.toSet());
        List<Operation.Succession> successions = new ArrayList<>();
        new TreeMap<>(before).forEach((old, shape) -> {
            Map<Integer, Double> parts = parts(old, shape, cells, ground);
            if (goingOn.contains(old)) {
                cells.stream()
                        .filter(cell -> cell.unitNo() == null && parts.containsKey(cell.number()))
                        .forEach(cell -> successions.add(new Operation.Succession(
                                old, cell.number(), parts.getOrDefault(cell.number(), 0.0), false)));
            } else {
                int heir = parts.entrySet().stream()
                        .max(Map.Entry.<Integer, Double>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .map(Map.Entry::getKey)
                        .orElse(0);
                parts.forEach((number, share) ->
                        successions.add(new Operation.Succession(old, number, share, number == heir)));
            }
        });
        return successions;
    }

    private static Map<Integer, Double> parts(int no, Geometry old, List<GridCell> cells, GridGround ground) {
        Map<Integer, Double> parts = households(no, old, cells, ground);
        if (parts.isEmpty()) {
            for (GridCell cell : cells) {
                if (cell.shape().getEnvelopeInternal().intersects(old.getEnvelopeInternal())) {
                    Geometry common = OverlayNGRobust.overlay(old, cell.shape(), OverlayNG.INTERSECTION);
                    parts.put(cell.number(), Earth.areaSquareMetres(common));
                }
            }
        }
        double total = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        parts.values().removeIf(part -> part < total * LEAST_SHARE || part <= 0);
        double left = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        parts.replaceAll((number, part) -> part / left);
        return parts;
    }

    private static Map<Integer, Double> households(int no, Geometry old, List<GridCell> cells, GridGround ground) {
        IndexedPointInAreaLocator within = new IndexedPointInAreaLocator(old);
        GridGround part = ground.with(ground.buildings().stream()
                .filter(building -> Objects.equals(building.gridNo(), no) || Grounds.lies(building.place(), within))
                .toList());
        Map<Integer, Double> households = new HashMap<>();
        CellCheck.households(part, cells).forEach((number, count) -> households.put(number, (double) count));
        households.values().removeIf(count -> count == 0);
        return households;
    }
}
