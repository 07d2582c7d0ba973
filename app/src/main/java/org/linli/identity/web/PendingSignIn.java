package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody between the password and the code of her second factor. It opens nothing but the second step.
 *
 * @param next where she wants to go
 */
record PendingSignIn(UUID account, Instant since, String next) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String ATTRIBUTE = "linli.pending";

    static Optional<PendingSignIn> find(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String text
                ? Optional.of(parse(text)).filter(pending -> now.isBefore(pending.since.plus(LONGEST)))
                : Optional.empty();
    }

    /** Begins a session of its own; one that was there ends. */
    void begin(HttpServletRequest request) {
        StaffSession.end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, account + " " + since.toEpochMilli() + " " + next);
    }

    private static PendingSignIn parse(String text) {
        String[] parts = text.split(" ", 3);
        return new PendingSignIn(UUID.fromString(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
    }
}
