package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** All that a resident's session holds: whose records it opens, since when, and the phone as far as it is shown. */
record ResidentSession(UUID ownId, Instant since, String maskedPhone) {

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final String ATTRIBUTE = "linli.resident";

    static Optional<ResidentSession> find(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String text
                ? Optional.of(parse(text)).filter(resident -> now.isBefore(resident.since.plus(LONGEST)))
                : Optional.empty();
    }

    /** Begins a session of its own; one that was there ends, so that its id is worth nothing any more. */
    void begin(HttpServletRequest request) {
        StaffSession.end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, ownId + " " + since.toEpochMilli() + " " + maskedPhone);
    }

    private static ResidentSession parse(String text) {
        String[] parts = text.split(" ", 3);
        return new ResidentSession(UUID.fromString(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
    }
}
