package org.linli.evidence.web;

import java.util.Optional;
import org.linli.evidence.Subject;
import org.linli.evidence.internal.EntryFilter;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses within the auditor's pages. */
public final class AuditAddress {

    private static final String LIST = "/evidence";

    private AuditAddress() {}

    /** Everything about a subject, in the order of time. */
    public static String ofSubject(Subject subject) {
        return UriComponentsBuilder.fromPath(LIST)
                .pathSegment("subjects", subject.kind(), subject.id().toString())
                .encode()
                .toUriString();
    }

    /** The first page of what a filter finds. */
    public static String first(EntryFilter filter) {
        return list(LIST, filter).encode().toUriString();
    }

    /** The page behind a cursor. */
    public static String after(EntryFilter filter, String cursor) {
        return list(LIST, filter).queryParam("before", cursor).encode().toUriString();
    }

    /** What a filter finds as a workbook. */
    public static String workbook(EntryFilter filter) {
        return list(LIST + "/export.xlsx", filter).encode().toUriString();
    }

    /** What stands in a field of the filter. */
    public static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static UriComponentsBuilder list(String path, EntryFilter filter) {
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent("verb", filter.verb())
                .queryParamIfPresent("actor", filter.actor())
                .queryParamIfPresent("subject", filter.subject())
                .queryParamIfPresent("unit", filter.unit())
                .queryParamIfPresent("from", filter.from())
                .queryParamIfPresent("to", filter.to())
                .queryParamIfPresent("purpose", filter.purpose());
    }
}
