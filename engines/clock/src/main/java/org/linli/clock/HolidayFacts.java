package org.linli.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.clock.ClockRefusal.Reason;

/**
 * Holidays and make-up work days as they were announced.
 *
 * @param days the announced days
 * @param announcedThrough last date for which the announcement is complete
 */
public record HolidayFacts(List<CalendarDay> days, LocalDate announcedThrough) {

    private static final String HORIZON = "# announced-through: ";
    private static final String HEADER = "date,name,day_off";

    /** Copies the list. */
    public HolidayFacts {
        days = List.copyOf(days);
    }

    /** The notices of the State Council of China for 2024, 2025 and 2026. */
    public static HolidayFacts china() {
        try (InputStream in = HolidayFacts.class.getResourceAsStream("china-holidays.csv")) {
            return parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads lines {@code 2026-10-01,国庆节,true} after the header {@code date,name,day_off}. Lines that begin with {@code #}
     * are comments; {@code # announced-through: 2026-12-31} among them names the horizon and is required.
     *
     * @throws ClockRefusal {@link Reason#FACTS_MALFORMED} with the line, {@link Reason#HORIZON_MISSING}
     */
    public static HolidayFacts parse(String csv) {
        @Nullable LocalDate announcedThrough = null;
        List<CalendarDay> days = new ArrayList<>();
        for (String line : csv.lines().toList()) {
            if (line.startsWith(HORIZON)) {
                announcedThrough = date(line.substring(HORIZON.length()), line);
            } else if (!line.isBlank() && !line.startsWith("#") && !line.equals(HEADER)) {
                days.add(day(line));
            }
        }
        if (announcedThrough == null) {
            throw new ClockRefusal(Reason.HORIZON_MISSING, HORIZON.strip());
        }
        return new HolidayFacts(days, announcedThrough);
    }

    private static CalendarDay day(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 3 || cells[1].isBlank()) {
            throw new ClockRefusal(Reason.FACTS_MALFORMED, line);
        }
        boolean isDayOff = switch (cells[2]) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ClockRefusal(Reason.FACTS_MALFORMED, line);
        };
        return new CalendarDay(date(cells[0], line), cells[1], isDayOff);
    }

    private static LocalDate date(String text, String line) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new ClockRefusal(Reason.FACTS_MALFORMED, line);
        }
    }
}
