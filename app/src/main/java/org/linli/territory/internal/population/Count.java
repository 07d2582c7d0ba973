package org.linli.territory.internal.population;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many live in a unit, as counted on a day.
 *
 * @param households absent where nobody counted them
 */
public record Count(
        int unitNo, LocalDate day, int residents, @Nullable Integer households, String source) {}
