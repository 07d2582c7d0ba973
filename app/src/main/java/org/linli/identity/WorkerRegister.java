package org.linli.identity;

import java.util.List;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * The register of the people who serve, with an account or without (M01-06). Each act runs in a transaction of its own,
 * is put on record in it and reaches as far as the actor's territory.
 */
public interface WorkerRegister {

    /**
     * Enters a person with her first engagement.
     *
     * @return her entry, or a refusal: {@code workers.refused.name}, {@code workers.refused.phone},
     *     {@code identity.unit-beyond}, {@code workers.refused.line-missing}, {@code workers.refused.leads-missing},
     *     {@code workers.refused.too-long}, {@code workers.refused.identity-number}, {@code workers.refused.dates}
     */
    Outcome<UUID> enter(Actor by, NewWorker worker);

    /**
     * Gives a person one more engagement.
     *
     * @return the engagement, or a refusal as above, or {@code workers.refused.engaged-already}
     * @throws org.linli.kernel.web.NotFound if the actor does not see the person
     */
    Outcome<UUID> engage(Actor by, UUID workerId, NewEngagement engagement);

    /**
     * Brings a roster in, all of it or nothing. Within it the same name and phone is one person; what the register has
     * already stays as it is.
     *
     * @param title what the roster is called; it becomes the source of its engagements
     * @return entries made, in the order of the roster, without those that were there; or a refusal as above
     */
    Outcome<List<UUID>> bringIn(Actor by, String title, List<NewWorker> roster);

    /**
     * Decides that two entries are the same person. An entry with an account is kept, else the older one.
     *
     * @return the entry that is kept, or a refusal: {@code workers.refused.decided-same}, {@code workers.refused.decided-two} (by whom and when),
     *     {@code workers.refused.two-accounts}, {@code workers.refused.same-entry}
     * @throws org.linli.kernel.web.NotFound if the actor does not see both
     */
    Outcome<UUID> decideSame(Actor by, UUID oneId, UUID otherId);
}
