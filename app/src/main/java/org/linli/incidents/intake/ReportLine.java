package org.linli.incidents.intake;

import org.jspecify.annotations.Nullable;
import org.linli.incidents.intake.sheet.Problem;

/**
 * A row of the report.
 *
 * @param line row of the file as Excel numbers it
 * @param number under which the other system knows the message; empty if it could not be read
 * @param problem why it was not taken
 * @param incidentNo absent where there is none, or the reader may not see it
 */
public record ReportLine(
        int line,
        String number,
        Verdict verdict,
        @Nullable Problem problem,
        @Nullable String incidentNo) {}
