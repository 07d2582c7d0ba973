package org.linli.territory.web.units;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.UnitHistory.Version;

/**
 * Where days stand in a drawing: a column for each stretch between two changes, and a gap between columns in which the
 * change is drawn.
 *
 * @param starts first day of each column
 */
record RiverColumns(List<LocalDate> starts, LocalDate today, int width) {

    static final int GAP = 44;
    private static final int WHOLE = 860;
    private static final int NARROWEST = 132;
    private static final int WIDEST = 240;

    /** Empty if there is no day on which something changed. Days to come are left out. */
    static Optional<RiverColumns> of(int unitNo, List<Link> links, Map<Integer, List<Version>> lives, LocalDate today) {
        TreeSet<LocalDate> days = new TreeSet<>();
        links.forEach(link -> days.add(link.day()));
        lives.getOrDefault(unitNo, List.of()).stream().skip(1).forEach(version -> days.add(version.from()));
        days.removeIf(day -> day.isAfter(today));
        if (days.isEmpty()) {
            return Optional.empty();
        }
        lives.values().stream()
                .filter(versions -> !versions.isEmpty())
                .map(versions -> versions.getFirst().from())
                .min(LocalDate::compareTo)
                .ifPresent(days::add);
        int width = Math.clamp((WHOLE + GAP) / days.size() - GAP, NARROWEST, WIDEST);
        return Optional.of(new RiverColumns(List.copyOf(days), today, width));
    }

    int count() {
        return starts.size();
    }

    /** The column that holds the day; the first for all days before. */
    int at(LocalDate day) {
        int column = 0;
        while (column + 1 < starts.size() && !starts.get(column + 1).isAfter(day)) {
            column++;
        }
        return column;
    }

    /** The column of the last day before this one; the last column if there is none. */
    int before(@Nullable LocalDate end) {
        return end == null ? starts.size() - 1 : at(end.minusDays(1));
    }

    int left(int column) {
        return column * (width + GAP);
    }

    int right(int column) {
        return left(column) + width;
    }

    int total() {
        return right(starts.size() - 1);
    }

    int xOf(LocalDate day) {
        int column = at(day);
        LocalDate from = starts.get(column);
        LocalDate last = column + 1 < starts.size() ? starts.get(column + 1).minusDays(1) : today;
        long days = ChronoUnit.DAYS.between(from, last);
        long passed = Math.clamp(ChronoUnit.DAYS.between(from, day), 0, Math.max(0, days));
        if (days <= 0) {
            return column + 1 < starts.size() ? left(column) : right(column);
        }
        return left(column) + (int) (width * passed / days);
    }
}
