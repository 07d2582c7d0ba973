package org.linli.territory.internal.units;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a unit for some days.
 *
 * @param details what the code asks for, by key
 * @param to first day on which it was no longer so
 */
public record Trait(
        String trait,
        String code,
        Map<String, String> details,
        LocalDate from,
        @Nullable LocalDate to,
        String source) {

    public Trait {
        details = Map.copyOf(details);
    }
}
