package org.linli.territory.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a unit as it is written.
 *
 * @param since first day on which it is valid
 */
public record UnitRow(
        int no,
        @Nullable String code,
        @Nullable String civilCode,
        String name,
        String level,
        String levelName,
        Kind kind,
        @Nullable Integer parentNo,
        LocalDate since) {

    /** What kind of unit it is. */
    public enum Kind {
        ADMINISTRATIVE,
        GRID;

        public static Kind ofLevel(String level) {
            return level.equals("grid") ? GRID : ADMINISTRATIVE;
        }
    }
}
