package org.linli.identity.internal.workers.roster;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;

/**
 * A roster on its way in.
 *
 * @param actor who brings it, with the territory she had then
 * @param isOnlyGood leave bad rows out instead of refusing the roster
 * @param failure key of the reason why it did not come in
 * @param people entries made, with {@code engagements} of theirs; {@code known} rows were there, {@code refused} were bad
 */
public record Roster(
        UUID id,
        State state,
        String title,
        String fileName,
        boolean isOnlyGood,
        @Nullable String failure,
        int people,
        int engagements,
        int known,
        int refused,
        Actor actor,
        Instant createdAt) {

    /** Where it stands. It comes in whole or not at all. */
    public enum State {
        PREVIEWED,
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        public boolean isUnderWay() {
            return this == WAITING || this == RUNNING;
        }
    }
}
