package org.linli.territory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.linli.territory.Lineage;
import org.linli.territory.internal.Snapshots;
import org.springframework.stereotype.Component;

/** Days whose structure differs from that of the day before, to step through. */
@Component
public class StructureDays {

    private static final int STEPS = 12;

    private final Lineage lineage;
    private final Snapshots snapshots;

    StructureDays(Lineage lineage, Snapshots snapshots) {
        this.lineage = lineage;
        this.snapshots = snapshots;
    }

    /**
     * The structure of a day.
     *
     * @param steps days to step to, oldest first: the day before the first change that is shown, then each change
     */
    public record Structure(LocalDate day, boolean isToday, List<LocalDate> steps) {

        /** To be added to addresses that keep the day; empty today. */
        public String query() {
            return isToday ? "" : "?asOf=" + day;
        }

        /** The last step that was reached by then. */
        public boolean isAt(LocalDate step) {
            return steps.stream().filter(other -> !other.isAfter(day)).reduce((a, b) -> b).stream()
                    .anyMatch(step::equals);
        }
    }

    Structure on(LocalDate day) {
        LocalDate today = snapshots.today();
        List<LocalDate> changes = lineage.daysOfChange(STEPS).stream()
                .filter(change -> !change.isAfter(today))
                .toList()
                .reversed();
        List<LocalDate> steps = changes.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(changes.getFirst().minusDays(1)), changes.stream())
                        .toList();
        return new Structure(day, day.equals(today), steps);
    }
}
