package org.linli.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.territory.Matters.Involvement;

/**
 * Incidents that a department has a part in without having them: as partner of the matter they were dispatched under, or as the
 * body that supervises it, once they are late (M01-07).
 */
public interface Partnerships {

    /**
     * What a partner sees of an incident: never how to reach whoever reported; where it is only told, nothing but how it ended.
     *
     * @param role never {@link Involvement#LEADS}
     * @param title absent for who is told, like words and address
     * @param answeredAt when it contributed, was heard or gave an order first
     */
    record Part(
            UUID incidentId,
            UUID matterId,
            Involvement role,
            Instant askedAt,
            @Nullable Instant answeredAt,
            String no,
            @Nullable String title,
            @Nullable String words,
            @Nullable String address,
            int unitNo,
            @Nullable String categoryCode,
            State state,
            Instant stageSince,
            @Nullable Budget budget,
            @Nullable Instant dueAt,
            Instant receivedAt,
            @Nullable Instant closedAt,
            @Nullable Integer departmentNo) {

        public boolean isWaitedFor() {
            return state.isOpen()
                    && (role == Involvement.TAKES_PART || role == Involvement.IS_HEARD)
                    && answeredAt == null;
        }
    }

    /** Of the actor's department, at most 200: those that wait for it first, then open ones by their clock, then the latest. */
    List<Part> list(Actor actor);

    /** The one incident, as far as the actor's department is a partner of it. */
    Optional<Part> find(Actor actor, UUID incident);

    /**
     * Adds what the department did or thinks to the history of the incident.
     *
     * @return the incident, or a refusal: {@code incidents.refused.words-missing}, {@code incidents.refused.not-open},
     *     {@code incidents.refused.only-told} for whoever is told or supervises
     * @throws org.linli.kernel.web.NotFound unless the actor's department is a partner
     */
    Outcome<UUID> answer(Actor actor, UUID incident, String words, Instant at);
}
