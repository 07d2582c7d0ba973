package org.linli.clock;

import java.time.LocalDate;
import org.linli.clock.ClockRefusal.Reason;

/**
 * Office hours that hold for some dates only, as summer hours (夏令时间) do.
 *
 * @param from first date
 * @param to last date
 */
public record Season(LocalDate from, LocalDate to, OfficeHours hours) {

    /** Refuses an end before the beginning with {@link Reason#SEASON_REVERSED}. */
    public Season {
        if (to.isBefore(from)) {
            throw new ClockRefusal(Reason.SEASON_REVERSED, from + "/" + to);
        }
    }

    /** Whether the hours hold on this date. */
    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    boolean overlaps(Season other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
