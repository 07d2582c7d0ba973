package org.linli.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The account of a member of staff, with the posts she holds now or later.
 *
 * @param login what she types to sign in; lower case, unique for ever
 */
public record Account(UUID id, String login, String name, State state, Instant createdAt, List<Post> posts) {

    /** Whether the account can be used. Accounts are never deleted: history names them. */
    public enum State {
        ACTIVE,
        SUSPENDED,
        CLOSED
    }

    public Account {
        posts = List.copyOf(posts);
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }
}
