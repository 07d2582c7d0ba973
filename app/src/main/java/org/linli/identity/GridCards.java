package org.linli.identity;

import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** Profiles of grid workers: the worker keeps her card herself, the office what she was given to work with. */
public interface GridCards {

    /**
     * Changes the actor's own card of a post, in a transaction of its own. What is as it was leaves no trace.
     *
     * @param isIssued that a mobile number belongs to the office, as the worker says
     * @return the card as kept, or a refusal: {@code card.refused.scope}, {@code card.refused.hours},
     *     {@code card.refused.phone}, {@code card.refused.phone-missing}, {@code card.refused.phone-private}
     * @throws org.linli.kernel.web.NotFound if the actor does not hold the post of a grid worker today
     */
    Outcome<GridCard> putOwn(Actor actor, UUID postId, GridCard card, boolean isIssued);

    /**
     * Writes down what somebody was given to work with, one thing a line, in a transaction of its own.
     *
     * @return the list as kept, or the refusal {@code card.refused.equipment}
     * @throws org.linli.kernel.web.NotFound if the actor does not see the post, or the account does not hold it today
     */
    Outcome<String> putEquipment(Actor actor, UUID postId, UUID accountId, String equipment);
}
