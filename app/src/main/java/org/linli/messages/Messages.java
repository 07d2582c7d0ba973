package org.linli.messages;

import java.util.Optional;
import java.util.UUID;

/** Sends messages to phones, by whatever way this installation has. */
public interface Messages {

    /** Whether there is a way: a gateway, or the screen of a demo. Pages that need one say so beforehand. */
    boolean canSend();

    /**
     * Puts a message on its way; in the caller's transaction if one is open, so that it goes if and only if that commits.
     *
     * @throws IllegalStateException if there is no way
     */
    UUID send(TextMessage message);

    /** In a demo installation the last message to the phone, which is shown instead of sent; never in production. */
    Optional<String> findOnScreen(Phone phone);
}
