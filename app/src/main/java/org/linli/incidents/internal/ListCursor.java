package org.linli.incidents.internal;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.web.BadInput;

/** Where a page of the list ends: the instant it is sorted by, and the id. */
record ListCursor(Instant at, UUID id) {

    static ListCursor of(Line line, ListFilter.Sort sort) {
        Instant due = line.dueAt();
        return new ListCursor(sort == ListFilter.Sort.DUE && due != null ? due : line.receivedAt(), line.id());
    }

    /** @throws BadInput if the text is no cursor */
    static ListCursor parse(String text) {
        try {
            int middle = text.indexOf('_');
            return new ListCursor(
                    Instant.parse(text.substring(0, Math.max(middle, 0))), UUID.fromString(text.substring(middle + 1)));
        } catch (RuntimeException notACursor) {
            throw new BadInput("after", "incidents.bad.cursor");
        }
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
