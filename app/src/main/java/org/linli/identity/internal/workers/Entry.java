package org.linli.identity.internal.workers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.messages.Phone;

/**
 * An entry of the register.
 *
 * @param personId the entry that stands for the person; its own id while it was not merged into another
 * @param accountId null for somebody without an account
 * @param phone null if it is not known
 */
public record Entry(
        UUID id,
        UUID personId,
        @Nullable UUID mergedInto,
        @Nullable UUID accountId,
        String name,
        @Nullable Phone phone,
        Instant createdAt) {

    boolean isMerged() {
        return mergedInto != null;
    }
}
