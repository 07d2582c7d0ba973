package org.linli.territory.internal.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridAdmissions.Proposal;

/**
 * A task that was proposed, and what came of it.
 *
 * @param postId from which it was proposed
 * @param proposer name and post, for staff
 * @param body the department or unit that asks
 * @param decision absent while it waits, and when it was withdrawn
 * @param itemId of the list, once admitted
 */
public record Admission(
        UUID id,
        Proposal proposal,
        @Nullable Integer departmentNo,
        UUID postId,
        UUID proposedBy,
        String proposer,
        String body,
        Instant proposedAt,
        State state,
        @Nullable Instant endedAt,
        @Nullable Decision decision,
        @Nullable UUID itemId) {

    /** Where it is in its life; only one that waits goes on. */
    public enum State {
        WAITING,
        ADMITTED,
        REFUSED,
        WITHDRAWN
    }

    /** @param by name and post, for staff */
    public record Decision(UUID accountId, String by, String reason) {}

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    public boolean isDecided() {
        return decision != null;
    }
}
