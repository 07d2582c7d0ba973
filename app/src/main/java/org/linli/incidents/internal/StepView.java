package org.linli.incidents.internal;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.State;
import org.linli.incidents.internal.History.Event;

/** One step of the history as it is shown; who did it is named by post for residents, by person for staff. */
public record StepView(
        Instant at,
        String verb,
        State to,
        String actorName,
        @Nullable String postTitle,
        boolean isByStaff,
        @Nullable String note,
        SortedMap<String, String> facts,
        List<UUID> photos,
        @Nullable String budget,
        UUID evidenceId) {

    static StepView of(Event event) {
        return new StepView(
                event.at(),
                event.verb(),
                event.to(),
                event.actorName(),
                event.postTitle(),
                event.actorId() != null,
                event.note(),
                event.facts(),
                event.photos(),
                event.budget(),
                event.evidenceId());
    }

    /** A resident has no name here, the system has that of its purpose. */
    public boolean isBySystem() {
        return !isByStaff && !actorName.isEmpty();
    }

    /** What bodies say among themselves; residents read what was done. */
    public boolean isAmongBodies() {
        return AmongBodies.holds(verb);
    }

    /** A step that went back instead of forward. */
    public boolean isBack() {
        return verb.equals("incident.returned")
                || verb.equals("incident.reworked")
                || verb.equals("incident.rejected")
                || verb.equals("incident.reopened");
    }
}
