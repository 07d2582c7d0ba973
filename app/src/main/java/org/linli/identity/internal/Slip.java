package org.linli.identity.internal;

import java.time.Instant;
import java.util.UUID;

/**
 * What is printed for a colleague: how she gets in. Exists in one answer only.
 *
 * @param posts titles and places of her posts, for telling slips apart
 * @param token opens the page on which she chooses her password
 * @param until good until then
 */
public record Slip(UUID accountId, String login, String name, String posts, String token, Instant until) {

    @Override
    public String toString() {
        return "Slip[" + login + "]";
    }
}
