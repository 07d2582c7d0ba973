package org.linli.territory.web.homes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.territory.internal.homes.Door;

/**
 * A building as one stands before it: floors from the top down, entrances side by side, doors in their cells.
 *
 * @param entrances from left to right
 */
public record FloorPlan(List<String> entrances, List<Floor> floors) {

    /** @param cells doors by entrance, in the order of the entrances */
    public record Floor(int number, List<List<Door>> cells) {}

    static FloorPlan of(Collection<Door> doors, LocalDate today) {
        List<Door> sorted = doors.stream()
                .filter(door -> !door.from().isAfter(today))
                .sorted(Comparator.comparing(Door::place))
                .toList();
        List<String> entrances =
                sorted.stream().map(door -> door.place().entrance()).distinct().toList();
        TreeMap<Integer, Map<String, List<Door>>> byFloor = sorted.stream()
                .collect(Collectors.groupingBy(
                        door -> door.place().floor(),
                        TreeMap::new,
                        Collectors.groupingBy(door -> door.place().entrance())));
        return new FloorPlan(
                entrances,
                byFloor.descendingMap().entrySet().stream()
                        .map(floor -> new Floor(
                                floor.getKey(),
                                entrances.stream()
                                        .map(entrance -> floor.getValue().getOrDefault(entrance, List.of()))
                                        .toList()))
                        .toList());
    }
}
