package org.linli.incidents.intake.sheet;

import java.time.Instant;

/**
 * A message as the workbook has it, cleaned. Subject or details may be empty, not both.
 *
 * @param number under which the other system knows it
 */
public record Message(String number, String subject, String details, Instant at) {

    /** The words as they are reported: the first line gives the title. */
    public String text() {
        return subject.isEmpty() ? details : details.isEmpty() ? subject : subject + "\n" + details;
    }

    /** What gives the title: the subject, else the first line of the details. */
    public String firstLine() {
        return text().lines().findFirst().orElse("");
    }
}
