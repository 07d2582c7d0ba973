package org.linli.incidents.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.linli.incidents.Incident;
import org.linli.incidents.NewReport;
import org.linli.incidents.State;
import org.linli.kernel.Actor;
import org.linli.kernel.UuidV7;
import org.springframework.stereotype.Component;

/** Makes an incident of a report: number, title, first clock. */
@Component
class FirstReports {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int TITLE_LENGTH = 30;

    /** Up to the first mark that ends a clause; a clause of less than six characters takes the next one with it. */
    private static final Pattern FIRST_CLAUSE = Pattern.compile("^(.{6}[^，,。！？!?；;]*)[，,。！？!?；;].*$");

    private final IncidentRows rows;
    private final Categories categories;
    private final Deadlines deadlines;

    FirstReports(IncidentRows rows, Categories categories, Deadlines deadlines) {
        this.rows = rows;
        this.categories = categories;
        this.deadlines = deadlines;
    }

    Incident open(Actor by, NewReport report, Instant at) {
        return new Incident(
                UuidV7.at(at),
                "%s-%05d".formatted(DAY.format(deadlines.day(at)), rows.nextNumber()),
                new Incident.Report(titleOf(report), report.text(), report.channel(), report.reportedAt(), at, false),
                new Incident.Place(report.unitNo(), report.address(), report.point()),
                report.categoryCode(),
                null,
                new Incident.Stage(
                        State.REPORTED,
                        at,
                        deadlines.budgets(report.unitNo(), at).reported(),
                        null),
                null,
                new Incident.Hands(by.id(), null, null, null),
                0,
                0,
                null,
                null,
                0);
    }

    private String titleOf(NewReport report) {
        String firstLine = report.text().strip().lines().findFirst().orElse("").strip();
        String words = FIRST_CLAUSE.matcher(firstLine).replaceFirst("$1");
        if (words.isBlank()) {
            return report.categoryCode() == null
                    ? ""
                    : categories.get(report.categoryCode()).name();
        }
        int end = words.offsetByCodePoints(0, Math.min(TITLE_LENGTH, words.codePointCount(0, words.length())));
        return words.substring(0, end) + (end < words.length() ? "…" : "");
    }
}
