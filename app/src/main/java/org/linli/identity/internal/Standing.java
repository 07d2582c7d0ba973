package org.linli.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open account as it stands today, with the posts held today, the one held longest first.
 *
 * @param mustChoosePassword whether the account has a one-time password and may do nothing but choose another
 * @param factor whether the account has a second factor, and whether one of its posts asks for one
 * @param sessionsFrom sessions that began earlier are void
 */
public record Standing(
        UUID accountId,
        String login,
        String name,
        boolean mustChoosePassword,
        Factor factor,
        Instant sessionsFrom,
        List<HeldPost> posts) {

    /** Where a person stands with her second factor. */
    public enum Factor {
        ENROLLED,
        MISSING,
        OPTIONAL
    }

    /** A post with what it may do. */
    public record HeldPost(
            UUID id,
            String title,
            @Nullable Integer unitNo,
            @Nullable Integer departmentNo,
            Set<String> permissions) {

        public HeldPost {
            permissions = Set.copyOf(permissions);
        }
    }

    public Standing {
        posts = List.copyOf(posts);
    }

    /** Whether one of the posts asks for a second factor and there is none: nothing else can be done before. */
    public boolean mustEnrolFactor() {
        return factor == Factor.MISSING;
    }

    /** Whether the person may do what her posts allow. */
    public boolean isReady() {
        return !mustChoosePassword && !mustEnrolFactor();
    }

    /** The post of this id if it is held, else the first one held. */
    public Optional<HeldPost> findPost(@Nullable UUID id) {
        return posts.stream()
                .filter(post -> post.id().equals(id))
                .findFirst()
                .or(() -> posts.stream().findFirst());
    }

    public boolean holds(UUID postId) {
        return posts.stream().anyMatch(post -> post.id().equals(postId));
    }
}
