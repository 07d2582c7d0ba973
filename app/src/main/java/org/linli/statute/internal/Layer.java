package org.linli.statute.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.CalendarDay;
import org.linli.clock.OfficeHours;
import org.linli.statute.RuleVersion.Entered;

/**
 * What a unit's calendar says for a stretch of dates, over what the units above it say.
 *
 * @param unitNo {@link #NATION} for the nation
 * @param from first date
 * @param to last date
 * @param hours office hours of the season; absent for a layer of days
 * @param days dates that do not follow the week, by date; none for a layer of hours
 * @param entered who entered it, when and why; absent for what came with the installation
 */
public record Layer(
        UUID id,
        int unitNo,
        Kind kind,
        String name,
        LocalDate from,
        LocalDate to,
        @Nullable OfficeHours hours,
        List<CalendarDay> days,
        String source,
        @Nullable Entered entered) {

    /** The unit above all units. */
    public static final int NATION = 0;

    /** What a layer says. */
    public enum Kind {
        /** Days off and make-up work days. */
        DAYS,
        /** Office hours. */
        HOURS
    }

    public Layer {
        days = List.copyOf(days);
    }

    boolean overlaps(Layer other) {
        return unitNo == other.unitNo && kind == other.kind && !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
