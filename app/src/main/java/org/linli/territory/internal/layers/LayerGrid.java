package org.linli.territory.internal.layers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A grid of a layer.
 *
 * @param shape absent where it is only listed
 * @param until the first day without it
 * @param belongings to integrated grids, one after the other
 */
public record LayerGrid(
        UUID id,
        int unitNo,
        String layer,
        String code,
        String name,
        @Nullable Geometry shape,
        LocalDate from,
        @Nullable LocalDate until,
        List<Belonging> belongings) {

    public LayerGrid {
        belongings = List.copyOf(belongings);
    }

    /** @param until the first day on which it belongs there no more */
    public record Belonging(
            int gridNo, LocalDate from, @Nullable LocalDate until) {

        boolean holdsOn(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    /** Where it belongs on a day; before its first one, where it belongs then. */
    public Optional<Belonging> belongingOn(LocalDate day) {
        LocalDate there = latest(day, from);
        return belongings.stream().filter(one -> one.holdsOn(there)).findFirst();
    }

    /** What is settled for days after the given one. */
    public List<Belonging> later(LocalDate day) {
        LocalDate there = latest(day, from);
        return belongings.stream().filter(one -> one.from().isAfter(there)).toList();
    }

    boolean isOver(LocalDate day) {
        return until != null && !day.isBefore(until);
    }

    /** Whether it belongs to the grid from a day on, for as long as it is there. */
    boolean belongsFrom(LocalDate day, int gridNo) {
        return later(day).isEmpty()
                && belongingOn(day)
                        .filter(one -> one.gridNo() == gridNo)
                        .filter(one -> one.until() == null || one.until().equals(until))
                        .isPresent();
    }

    public static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
