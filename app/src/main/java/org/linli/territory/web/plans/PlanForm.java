package org.linli.territory.web.plans;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;

/** The head of a plan as it was typed. */
public record PlanForm(
        @Nullable Integer unit,
        @Nullable String title,
        @Nullable String reason,
        @Nullable String effective) {

    private static final int LENGTH = "2026-11-22".length();

    String titleText() {
        return Optional.ofNullable(title).orElse("");
    }

    String reasonText() {
        return Optional.ofNullable(reason).orElse("");
    }

    Outcome<LocalDate> day() {
        return day(effective);
    }

    /** Four digits for the year: ISO 8601 knows longer ones, PostgreSQL does not. */
    static Outcome<LocalDate> day(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        try {
            return text.length() == LENGTH
                    ? Outcome.done(LocalDate.parse(text))
                    : Outcome.refused("reorganisation.bad.day");
        } catch (DateTimeParseException notADay) {
            return Outcome.refused("reorganisation.bad.day");
        }
    }
}
