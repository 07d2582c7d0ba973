package org.linli.demo.internal.stories;

import java.util.List;
import java.util.Optional;
import org.linli.demo.internal.Table;

/**
 * A part of the city and who works for it; whoever stands twice in a list comes up twice as often.
 *
 * @param department the department that answers for everything here, if one does
 */
record Venue(
        String key,
        String unitCode,
        List<String> verifiers,
        List<String> filers,
        List<String> dispatchers,
        List<String> checkers,
        Optional<String> department) {

    static List<Venue> readAll() {
        return Table.rows("places.txt").stream().map(Venue::of).toList();
    }

    static Venue of(List<String> row) {
        return new Venue(
                row.get(0),
                row.get(1),
                people(row.get(2)),
                people(row.get(3)),
                people(row.get(4)),
                people(row.get(5)),
                Optional.of(row.get(6)).filter(text -> !text.isEmpty()));
    }

    private static List<String> people(String cell) {
        return List.of(cell.split(" +"));
    }

    /** The worker of the grid, where it is one with a worker of its own. */
    Optional<String> gridWorker() {
        return key.startsWith("grid") ? Optional.of(verifiers.getFirst()) : Optional.empty();
    }
}
