package org.linli.territory.web.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Unit;

/**
 * A unit that was searched for.
 *
 * @param where names of the units above it
 * @param former the name or code it was found by, if it has another one now
 * @param endedOn first day without it; absent while it lives
 */
public record Found(
        Unit unit,
        String where,
        @Nullable String former,
        @Nullable LocalDate endedOn) {}
