package org.linli.messages.internal;

import java.util.UUID;
import org.linli.messages.Phone;

/** Hands a message to whoever carries it. */
interface Gateway {

    /**
     * @param id the same at every attempt, so that the carrier can leave out a second one
     */
    Delivery deliver(UUID id, Phone phone, String text);

    /** What an attempt came to. */
    sealed interface Delivery {

        record Sent() implements Delivery {}

        /** @param problem for the list of the operator; without phone and text */
        record Later(String problem) implements Delivery {}

        /** No attempt will ever succeed. */
        record Never(String problem) implements Delivery {}
    }
}
