package org.linli.territory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.territory.Lineage;
import org.linli.territory.internal.Snapshots;
import org.springframework.stereotype.Component;

/** Days whose structure differs from that of the day before, to step through. */
@Component
public class StructureDays {

    private static final int STEPS = 8;
    private static final int MOST_DAYS = 500;
    private static final int PRESETS = 4;

    private final Lineage lineage;
    private final Snapshots snapshots;

    StructureDays(Lineage lineage, Snapshots snapshots) {
        this.lineage = lineage;
        this.snapshots = snapshots;
    }

    /**
     * The structure of a day.
     *
     * @param days days to slide along, oldest first: the day before the first change, each change, today
     * @param steps those around the day to step to: the day before the first change that is shown, then each change
     */
    public record Structure(LocalDate day, boolean isToday, List<LocalDate> days, List<LocalDate> steps) {

        /** To be added to addresses that keep the day; empty today. */
        public String query() {
            return isToday ? "" : "?asOf=" + day;
        }

        /** The last step that was reached by then. */
        public boolean isAt(LocalDate step) {
            return steps.stream().filter(other -> !other.isAfter(day)).reduce((a, b) -> b).stream()
                    .anyMatch(step::equals);
        }

        /** Index of the last of the days that was reached by then; the first if none was. */
        public int at() {
            return Math.max(
                    0, (int) days.stream().filter(other -> !other.isAfter(day)).count() - 1);
        }

        /** The days for a data attribute, spaces between. */
        public String daysAsText() {
            return days.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
        }
    }

    public Structure on(LocalDate day) {
        return of(day, lineage.daysOfChange(MOST_DAYS).reversed());
    }

    /** The same for some of the days on which the structure changed, oldest first. */
    public Structure of(LocalDate day, List<LocalDate> allChanges) {
        LocalDate today = snapshots.today();
        List<LocalDate> changes =
                allChanges.stream().filter(change -> !change.isAfter(today)).toList();
        List<LocalDate> days = withDayBefore(changes);
        return new Structure(
                day,
                day.equals(today),
                days.isEmpty() || days.getLast().equals(today)
                        ? days
                        : Stream.concat(days.stream(), Stream.of(today)).toList(),
                withDayBefore(around(day, changes)));
    }

    private static List<LocalDate> around(LocalDate day, List<LocalDate> changes) {
        int reached =
                (int) changes.stream().filter(change -> !change.isAfter(day)).count();
        int from = Math.clamp(reached - STEPS / 2, 0, Math.max(0, changes.size() - STEPS));
        return changes.subList(from, Math.min(changes.size(), from + STEPS));
    }

    private static List<LocalDate> withDayBefore(List<LocalDate> changes) {
        return changes.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(changes.getFirst().minusDays(1)), changes.stream())
                        .toList();
    }

    /**
     * A question that is asked often: figures of a period under two structures.
     *
     * @param key of its message; takes the first day of the later structure
     */
    public record Preset(String key, LocalDate from, LocalDate until, LocalDate asOf, LocalDate against) {

        public String query() {
            return "from=" + from + "&until=" + until + "&asOf=" + asOf + "&against=" + against;
        }
    }

    /** Last year under today's structure and under its own; the year so far before and after each change, newest first. */
    public List<Preset> presets(LocalDate today) {
        LocalDate year = today.withDayOfYear(1);
        Preset lastYear = new Preset("last-year", year.minusYears(1), year.minusDays(1), year.minusDays(1), today);
        return Stream.concat(
                        Stream.of(lastYear, new Preset("this-year", year, today, year, today)),
                        lineage.daysOfChange(PRESETS).stream()
                                .filter(change -> !change.isAfter(today))
                                .map(change ->
                                        new Preset("change", change.minusYears(1), today, change.minusDays(1), change)))
                .toList();
    }
}
