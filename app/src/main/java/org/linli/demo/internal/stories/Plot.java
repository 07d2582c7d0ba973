package org.linli.demo.internal.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.linli.demo.internal.Table;

/**
 * What a story is to come to.
 *
 * @param departments keys of the departments it may go to; empty for any
 */
record Plot(Venue venue, Ending ending, Timing timing, List<String> departments, Optional<Detour> detour) {

    /** The state the story ends in. */
    enum Ending {
        REPORTED,
        VERIFIED,
        FILED,
        DISPATCHED,
        HANDLING,
        HANDLED,
        CLOSED,
        REJECTED_VERIFYING,
        REJECTED_FILING;

        boolean isOpen() {
            return compareTo(HANDLED) <= 0;
        }

        boolean isAtLeast(Ending other) {
            return this != REJECTED_VERIFYING && this != REJECTED_FILING && compareTo(other) >= 0;
        }
    }

    /** How the clock of an open stage stands. */
    enum Timing {
        LATE,
        SOON,
        FINE,
        ANY
    }

    /** What happened on the way besides the usual. */
    enum Detour {
        TAKEN,
        RETURNED,
        REWORKED,
        REOPENED
    }

    boolean has(Detour wanted) {
        return detour.filter(one -> one == wanted).isPresent();
    }

    static List<Plot> readAll() {
        List<Venue> venues = Venue.readAll();
        List<Plot> plots = new ArrayList<>();
        for (List<String> row : Table.rows("plots.txt")) {
            Plot plot = new Plot(
                    venues.stream()
                            .filter(venue -> venue.key().equals(row.get(1)))
                            .findFirst()
                            .orElseThrow(),
                    Ending.valueOf(row.get(2)),
                    Timing.valueOf(row.get(3)),
                    row.get(4).isEmpty() ? List.of() : List.of(row.get(4).split(" ")),
                    row.get(5).isEmpty()
                            ? Optional.empty()
                            : Optional.of(Detour.valueOf(row.get(5).toUpperCase(Locale.ROOT))));
            for (int i = 0; i < Integer.parseInt(row.get(0)); i++) {
                plots.add(plot);
            }
        }
        return plots;
    }
}
