package org.linli.evidence.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.internal.EntryFilter;
import org.linli.kernel.web.BadInput;

/** What was typed into the auditor's filter. */
record AuditForm(
        @Nullable String verb,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String unit,
        @Nullable String from,
        @Nullable String to,
        @Nullable String purpose) {

    /** @throws BadInput with the field that cannot be read */
    EntryFilter toFilter() {
        return new EntryFilter(
                given("verb", verb, Function.identity()),
                given("actor", actor, Function.identity()),
                given("subject", subject, UUID::fromString),
                given("unit", unit, Integer::valueOf),
                given("day", from, LocalDate::parse),
                given("day", to, LocalDate::parse),
                given("purpose", purpose, Function.identity()));
    }

    static <T> Optional<T> given(String field, @Nullable String text, Function<String, T> read) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new BadInput(field, "evidence.audit.bad-" + field);
        }
    }
}
