package org.linli.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Gives numbers along a road once all that need one are known: odd on the left, even on the right, ascending. */
final class HouseNumbers {

    private final List<Front> fronts = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();

    /** Asks for a number and returns the ticket to fetch it with. */
    int ticket(PlannedRoad road, Coordinate where) {
        LengthIndexedLine line = new LengthIndexedLine(road.line());
        double metres = line.project(where);
        Coordinate before = line.extractPoint(Math.max(0, metres - 1));
        Coordinate after = line.extractPoint(Math.min(line.getEndIndex(), metres + 1));
        boolean left = Orientation.index(before, after, where) == Orientation.LEFT;
        Coordinate start = road.line().getCoordinateN(0);
        Coordinate end = road.line().getCoordinateN(road.line().getNumPoints() - 1);
        boolean eastWest = Math.abs(end.x - start.x) >= Math.abs(end.y - start.y);
        fronts.add(new Front(fronts.size(), road.name(), left, eastWest ? where.x : -where.y));
        return fronts.size() - 1;
    }

    String road(int ticket) {
        return fronts.get(ticket).road;
    }

    int number(int ticket) {
        if (numbers.size() < fronts.size()) {
            assign();
        }
        return numbers.getOrDefault(ticket, 0);
    }

    private void assign() {
        Map<String, Integer> last = new HashMap<>();
        fronts.stream()
                .sorted(Comparator.comparingDouble(Front::metres).thenComparingInt(Front::ticket))
                .forEach(front -> numbers.put(
                        front.ticket,
                        last.merge(front.road + front.left, front.left ? 1 : 2, (number, first) -> number + 2)));
    }

    /** @param metres along the road, over all its stretches */
    private record Front(int ticket, String road, boolean left, double metres) {}
}
