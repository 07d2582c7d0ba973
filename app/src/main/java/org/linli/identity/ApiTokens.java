package org.linli.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** Tokens with which machines use {@code /api/}: each acts from a post, with a part of what the post may do. */
public interface ApiTokens {

    /**
     * Makes a token; its text is in the answer and nowhere else.
     *
     * @return the token, or a refusal: {@code doors.token.name}, {@code doors.token.days}, {@code doors.token.nothing},
     *     {@code doors.token.wider}, {@code doors.token.unit-outside}
     * @throws org.linli.kernel.web.NotFound if the post lies beyond the territory of the actor
     */
    Outcome<Created> create(Actor by, Order order);

    /** Ends a token; its next use is refused. @return the token, or a refusal: {@code doors.token.ended-already} */
    Outcome<UUID> revoke(Actor by, UUID id);

    /** Tokens of posts in the reader's territory, the newest first. */
    List<Token> list(Actor reader, int limit);

    /**
     * What is asked for.
     *
     * @param unitNo a unit within that of the post, if the token shall reach less far; else null
     * @param permissions some of what the post may do
     * @param days how long it is good, 1 to 365
     */
    record Order(String name, UUID postId, @Nullable Integer unitNo, Set<String> permissions, int days) {

        public Order {
            permissions = Set.copyOf(permissions);
        }
    }

    /** @param text what the machine sends; shown once */
    record Created(UUID id, String text) {

        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    /** @param beginning the first signs of its text */
    record Token(
            UUID id,
            String name,
            String beginning,
            Post post,
            @Nullable Integer unitNo,
            List<String> permissions,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        public Token {
            permissions = List.copyOf(permissions);
        }

        public boolean isGood(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }
}
