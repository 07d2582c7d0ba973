package org.linli.identity.internal.workers;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person in a list, with what she serves as today or, where the list shows it, did or will. */
public record WorkerLine(
        UUID id, String name, @Nullable UUID accountId, List<Engagement> engagements, List<HeldPost> posts) {

    /** A post of her account. */
    public record HeldPost(
            UUID accountId,
            String title,
            int unitNo,
            @Nullable Integer departmentNo) {}

    public WorkerLine {
        engagements = List.copyOf(engagements);
        posts = List.copyOf(posts);
    }

    public boolean hasAccount() {
        return accountId != null;
    }
}
