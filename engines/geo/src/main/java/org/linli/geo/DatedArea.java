package org.linli.geo;

import java.time.LocalDate;

/**
 * An area and the days on which it is in force: from {@code from} up to the day before {@code until}. An area that was
 * redrawn is several of these under one id.
 */
public record DatedArea(GridArea area, LocalDate from, LocalDate until) {

    /** @throws IllegalArgumentException if the period is empty */
    public DatedArea {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("area " + area.id() + " ends before it begins: " + from + ", " + until);
        }
    }

    /** In force on every day. */
    public static DatedArea always(GridArea area) {
        return new DatedArea(area, LocalDate.MIN, LocalDate.MAX);
    }
}
