package org.linli.incidents;

import java.time.Instant;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * The body that supervises a matter (M01-07) gives an order about an incident of it whose time has run out (督办); whoever has the
 * incident answers. Both stand in its history with evidence; neither moves its state or its clock.
 */
public interface Supervision {

    /** In how many days an answer may be asked for at most. */
    int LONGEST_DAYS = 30;

    /**
     * Gives an order; the next one can be given when this one is answered.
     *
     * @param days an answer is expected by the end of the day that many days from now, 1 to {@link #LONGEST_DAYS}
     * @return the order, or a refusal: {@code incidents.refused.words-missing}, {@code incidents.refused.not-open},
     *     {@code incidents.refused.order-days}, {@code incidents.refused.order-stands}
     * @throws org.linli.kernel.web.NotFound unless the actor's department supervises the matter and the incident is late
     */
    Outcome<UUID> order(Actor actor, UUID incident, String words, int days, Instant at);

    /**
     * Answers the order that stands.
     *
     * @return the order, or a refusal: {@code incidents.refused.words-missing}, {@code incidents.refused.no-order}
     * @throws org.linli.kernel.web.NotFound for an incident beyond the actor's scope
     */
    Outcome<UUID> answer(Actor actor, UUID incident, String words, Instant at);
}
