package org.linli.statute.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.clock.WorkingCalendar;
import org.linli.kernel.web.FormErrors;

/** The fields of a form as they were sent, read one by one; what cannot be read is noted at the field. */
final class Fields {

    private final Map<String, String> sent;
    private final FormErrors errors;

    Fields(Map<String, String> sent, FormErrors errors) {
        this.sent = sent;
        this.errors = errors;
    }

    String text(String field) {
        return sent.getOrDefault(field, "").strip();
    }

    String text(String field, int longest) {
        String text = text(field);
        if (text.length() > longest) {
            errors.add(field, "statute.error.too-long", longest);
        }
        return text;
    }

    String needed(String field, int longest) {
        String text = text(field, longest);
        if (text.isEmpty()) {
            errors.add(field, "statute.error.missing");
        }
        return text;
    }

    @Nullable
    LocalDate date(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.isBefore(WorkingCalendar.FIRST_DATE) || date.isAfter(WorkingCalendar.LAST_DATE)) {
                errors.add(field, "statute.error.far-date");
            }
            return date;
        } catch (DateTimeException e) {
            errors.add(field, "statute.error.date");
            return null;
        }
    }

    @Nullable
    LocalDate neededDate(String field) {
        if (text(field).isEmpty()) {
            errors.add(field, "statute.error.missing");
        }
        return date(field);
    }
}
