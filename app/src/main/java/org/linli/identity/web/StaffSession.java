package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * All that a session holds: whose it is, the post chosen, and since when. What the person may do is read anew for every
 * request.
 */
record StaffSession(UUID account, UUID post, Instant since) {

    private static final String ATTRIBUTE = "linli.staff";
    private static final String DEVICE = "linli.device";
    private static final String NETWORK = "linli.network";

    static Optional<StaffSession> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String text
                ? Optional.of(parse(text))
                : Optional.empty();
    }

    /** Begins a session of this content; a session that was there ends, so that its id is worth nothing any more. */
    void begin(HttpServletRequest request) {
        end(request);
        Whereabouts where = Whereabouts.of(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(ATTRIBUTE, text());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
        session.setAttribute(DEVICE, where.device());
        session.setAttribute(NETWORK, where.network());
    }

    /** Keeps another post in the session that is there, under a new id: rights have changed. */
    void keep(HttpServletRequest request) {
        request.getSession(true).setAttribute(ATTRIBUTE, text());
        request.changeSessionId();
    }

    /** The content of a stored session. */
    static Optional<StaffSession> of(Session session) {
        return Optional.ofNullable(session.<String>getAttribute(ATTRIBUTE)).map(StaffSession::parse);
    }

    static Whereabouts whereabouts(Session session) {
        return new Whereabouts(session.getAttributeOrDefault(DEVICE, ""), session.getAttributeOrDefault(NETWORK, ""));
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

    boolean isOver(Instant now, Duration longest) {
        return now.isAfter(since.plus(longest));
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
