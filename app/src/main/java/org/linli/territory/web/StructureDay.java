package org.linli.territory.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.linli.kernel.web.BadInput;

/** The day whose structure a page shows, as it stands in the address. */
public final class StructureDay {

    private static final int LENGTH = "2026-11-22".length();
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private StructureDay() {}

    /** Today where nothing is asked for; days to come are not known yet. */
    public static LocalDate of(Optional<String> asOf, LocalDate today) {
        return asOf.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(StructureDay::parse)
                .map(day -> day.isAfter(today) ? today : day)
                .orElse(today);
    }

    /** Four digits for the year: ISO 8601 knows longer ones, PostgreSQL does not. */
    private static LocalDate parse(String text) {
        try {
            if (text.length() == LENGTH && !LocalDate.parse(text).isBefore(FIRST)) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException notADay) {
            throw refused();
        }
        throw refused();
    }

    private static BadInput refused() {
        return new BadInput("asOf", "reorganisation.bad.day");
    }
}
