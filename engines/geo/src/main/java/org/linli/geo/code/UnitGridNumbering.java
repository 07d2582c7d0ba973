package org.linli.geo.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.geo.GridArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Numbers the unit grids of a community as one reads a page: rows from north to south, each from west to east. A row
 * reaches half a usual grid's height below the middle of its northernmost grid.
 */
public final class UnitGridNumbering {

    private UnitGridNumbering() {}

    /**
     * The codes by the grids' ids, in order of the codes.
     *
     * @param community 12 digits
     * @param first the first sequence number that may be used, 1 or more: numbers are retired, never used again
     */
    public static Map<Integer, UnitGridCode> of(String community, List<GridArea> grids, int first) {
        Map<Integer, UnitGridCode> codes = new LinkedHashMap<>();
        int sequence = first;
        for (GridArea grid : inReadingOrder(grids)) {
            codes.put(grid.id(), UnitGridCode.of(community, sequence++));
        }
        return codes;
    }

    /** The grids in the order in which they are numbered. */
    public static List<GridArea> inReadingOrder(List<GridArea> grids) {
        Comparator<GridArea> fromWest = Comparator.comparingDouble((GridArea grid) -> centre(grid).x)
                .thenComparingDouble(grid -> -centre(grid).y)
                .thenComparingInt(GridArea::id);
        List<GridArea> left = new ArrayList<>(grids.stream()
                .sorted(Comparator.comparingDouble((GridArea grid) -> -centre(grid).y)
                        .thenComparing(fromWest))
                .toList());
        double reach = usualHeight(grids) / 2;
        List<GridArea> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            double lowest = centre(left.getFirst()).y - reach;
            List<GridArea> row = left.stream()
                    .filter(grid -> centre(grid).y >= lowest)
                    .sorted(fromWest)
                    .toList();
            ordered.addAll(row);
            left = new ArrayList<>(left.subList(row.size(), left.size()));
        }
        return ordered;
    }

    private static double usualHeight(List<GridArea> grids) {
        double[] heights = grids.stream()
                .map(grid -> grid.shape().getEnvelopeInternal())
                .mapToDouble(Envelope::getHeight)
                .sorted()
                .toArray();
        return heights.length == 0 ? 0 : heights[heights.length / 2];
    }

    private static Coordinate centre(GridArea grid) {
        return grid.shape().getCentroid().getCoordinate();
    }
}
