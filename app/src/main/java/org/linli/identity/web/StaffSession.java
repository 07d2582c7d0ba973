package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * All that a session holds: whose it is, the post chosen, and since when. What the person may do is read anew for every
 * request.
 */
record StaffSession(UUID account, UUID post, Instant since) {

    /** A session ends half a day after signing in, however busy. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String ATTRIBUTE = "linli.staff";

    static Optional<StaffSession> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String text
                ? Optional.of(parse(text))
                : Optional.empty();
    }

    /** Begins a session of this content; a session that was there ends, so that its id is worth nothing any more. */
    void begin(HttpServletRequest request) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, text());
    }

    /** Keeps another post in the session that is there. */
    void keep(HttpServletRequest request) {
        request.getSession(true).setAttribute(ATTRIBUTE, text());
    }

    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    StaffSession at(UUID otherPost) {
        return new StaffSession(account, otherPost, since);
    }

    boolean isOver(Instant now) {
        return now.isAfter(since.plus(LONGEST));
    }

    private String text() {
        return account + " " + post + " " + since.toEpochMilli();
    }

    private static StaffSession parse(String text) {
        String[] parts = text.split(" ", -1);
        return new StaffSession(
                UUID.fromString(parts[0]), UUID.fromString(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }
}
