package org.linli.identity.internal.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who goes to another unit with her post; nothing but the unit changes.
 *
 * @param id absent while it is planned only
 * @param movedAt when the post had moved
 * @param evidenceId the entry that commits to the order
 * @param answer what she said of it; the move does not wait for it
 */
public record Transfer(
        @Nullable UUID id,
        UUID planId,
        String plan,
        LocalDate effective,
        UUID accountId,
        String person,
        String title,
        int fromUnitNo,
        int toUnitNo,
        Employment employment,
        @Nullable Instant orderedAt,
        @Nullable Instant movedAt,
        @Nullable UUID evidenceId,
        @Nullable Answer answer,
        String reason,
        @Nullable Instant answeredAt) {

    /** What a person says of her transfer. */
    public enum Answer {
        CONFIRMED,
        OBJECTED
    }

    public boolean isOrdered() {
        return id != null;
    }

    public boolean waitsForAnswer() {
        return id != null && answer == null;
    }
}
