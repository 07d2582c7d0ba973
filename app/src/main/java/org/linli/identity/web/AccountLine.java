package org.linli.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An account as pages show it. */
public record AccountLine(
        UUID id, String login, String name, boolean isActive, Instant createdAt, List<PostLine> posts) {

    /** @param place name of the department or unit of the post; empty for a post over all units */
    public record PostLine(String title, String place) {}
}
