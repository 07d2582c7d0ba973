package org.linli.incidents;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** Reports and acts. Each is one transaction with its history, its evidence and the next clock. */
public interface Incidents {

    /**
     * Takes a report.
     *
     * @param idempotencyKey a repeat with the same key answers the first one's incident
     */
    Outcome<UUID> report(Actor by, NewReport report, @Nullable String idempotencyKey, Instant at);

    /**
     * Does an act, under the actor's own scope.
     *
     * @param seenVersion the version the actor looked at; null where she looked at none. An incident that has moved on
     *     since refuses with {@code incidents.refused.changed-meanwhile}
     * @throws org.linli.kernel.web.NotFound if the actor's scope does not show the incident
     */
    Outcome<Incident> act(Actor by, UUID id, @Nullable Integer seenVersion, IncidentAct act, Instant at);

    /** The incident, as far as the actor's scope shows it. */
    Optional<Incident> find(Actor by, UUID id);

    /** The code with which whoever reported follows the incident; ≥ 60 bits and a check character. */
    TrackingCode trackingCode(UUID id);

    /** The incident a tracking code opens. */
    Optional<UUID> findByTrackingCode(TrackingCode code);
}
