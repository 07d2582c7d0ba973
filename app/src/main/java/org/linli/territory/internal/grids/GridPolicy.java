package org.linli.territory.internal.grids;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.geo.GridPlan;

/**
 * What a unit asks of the grids at and below it for some days, as somebody decided it.
 *
 * @param until the first day on which it does not hold any more; absent until further notice
 * @param decidedBy name of the person
 */
public record GridPolicy(
        int unitNo,
        GridPlan.Limits limits,
        LocalDate from,
        @Nullable LocalDate until,
        String reason,
        String basis,
        String decidedBy,
        Instant decidedAt) {

    /** Whether it holds on a day. */
    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
