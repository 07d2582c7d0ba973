package org.linli.identity.internal.workers.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people write them in rosters, and as Excel keeps them: as a number of days since the end of 1899. */
final class DayText {

    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern SERIAL = Pattern.compile("[2-7]\\d{4}");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})(?:\\s*[-/.月]\\s*(\\d{1,2})\\s*日?|\\s*月?)");

    private DayText() {}

    /** Empty for what is no day; a month stands for its first day. */
    static Optional<LocalDate> find(String typed) {
        if (SERIAL.matcher(typed).matches()) {
            return Optional.of(EXCEL_ZERO.plusDays(Integer.parseInt(typed)));
        }
        Matcher compact = COMPACT.matcher(typed);
        if (compact.matches()) {
            return day(compact.group(1), compact.group(2), compact.group(3));
        }
        Matcher written = WRITTEN.matcher(typed);
        return written.matches()
                ? day(written.group(1), written.group(2), written.group(3) == null ? "1" : written.group(3))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
