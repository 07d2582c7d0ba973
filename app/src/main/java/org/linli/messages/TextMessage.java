package org.linli.messages;

import java.time.Instant;
import org.linli.kernel.Purpose;

/**
 * A message to be sent.
 *
 * @param usefulUntil after this instant it is not sent any more
 */
public record TextMessage(Phone phone, String text, Purpose purpose, Instant usefulUntil) {

    @Override
    public String toString() {
        return "TextMessage[" + purpose.code() + "]";
    }
}
