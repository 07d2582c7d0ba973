package org.linli.evidence.web;

import java.util.Optional;
import org.linli.evidence.Subject;
import org.linli.evidence.internal.EntryFilter;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses within the auditor's list. */
public final class AuditAddress {

    private static final String LIST = "/evidence";

    private AuditAddress() {}

    /** Everything about a subject. */
    public static String ofSubject(Subject subject) {
        return UriComponentsBuilder.fromPath(LIST)
                .queryParam("subject", subject.id())
                .toUriString();
    }

    /** The first page of what a filter finds. */
    public static String first(EntryFilter filter) {
        return list(filter).encode().toUriString();
    }

    /** The page behind a cursor. */
    public static String after(EntryFilter filter, String cursor) {
        return list(filter).queryParam("before", cursor).encode().toUriString();
    }

    /** What stands in a field of the filter. */
    public static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static UriComponentsBuilder list(EntryFilter filter) {
        return UriComponentsBuilder.fromPath(LIST)
                .queryParamIfPresent("verb", filter.verb())
                .queryParamIfPresent("actor", filter.actor())
                .queryParamIfPresent("subject", filter.subject())
                .queryParamIfPresent("day", filter.day());
    }
}
