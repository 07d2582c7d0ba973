package org.linli.territory.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;

/** Days as they are typed. */
public final class DayText {

    private static final int LENGTH = "2026-11-22".length();

    private DayText() {}

    /** Four digits for the year: ISO 8601 knows longer ones, PostgreSQL does not. */
    public static Outcome<LocalDate> read(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        try {
            return text.length() == LENGTH
                    ? Outcome.done(LocalDate.parse(text))
                    : Outcome.refused("structure.refused.day");
        } catch (DateTimeParseException notADay) {
            return Outcome.refused("structure.refused.day");
        }
    }
}
