package org.linli.territory.internal.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days during which a unit was in a stage of the roll-out.
 *
 * @param to first day on which it no longer was; absent while no end is known
 */
public record StageSpan(
        int unitNo, String stage, LocalDate from, @Nullable LocalDate to) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
