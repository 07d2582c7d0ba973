package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of one person, on whatever device. */
@Component
class OwnSessions {

    private static final int MARK_LENGTH = 16;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SessionLimits limits;
    private final Clock clock;

    OwnSessions(FindByIndexNameSessionRepository<? extends Session> sessions, SessionLimits limits, Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    /** All that are good, the one last used first. */
    List<SessionLine> list(HttpServletRequest request, SignedIn person) {
        Instant now = clock.instant();
        String here = idOf(request);
        return stored(person).entrySet().stream()
                .flatMap(entry -> StaffSession.of(entry.getValue())
                        .filter(staff -> !staff.isOver(now, limits.longest())
                                && !staff.since().isBefore(person.standing().sessionsFrom()))
                        .map(staff ->
                                line(entry.getValue(), staff, entry.getKey().equals(here)))
                        .stream())
                .sorted(Comparator.comparing(SessionLine::lastUsedAt).reversed())
                .toList();
    }

    /** Ends one; a mark that is nobody's, or somebody else's, ends nothing. */
    boolean end(SignedIn person, String mark) {
        List<String> ids = stored(person).keySet().stream()
                .filter(id -> markOf(id).equals(mark))
                .toList();
        ids.forEach(sessions::deleteById);
        return !ids.isEmpty();
    }

    int endOthers(HttpServletRequest request, SignedIn person) {
        String here = idOf(request);
        List<String> ids =
                stored(person).keySet().stream().filter(id -> !id.equals(here)).toList();
        ids.forEach(sessions::deleteById);
        return ids.size();
    }

    private Map<String, ? extends Session> stored(SignedIn person) {
        return sessions.findByPrincipalName(person.standing().accountId().toString());
    }

    private static SessionLine line(Session session, StaffSession staff, boolean isHere) {
        Whereabouts where = StaffSession.whereabouts(session);
        return new SessionLine(
                markOf(session.getId()),
                where.device(),
                where.network(),
                staff.since(),
                session.getLastAccessedTime(),
                isHere);
    }

    private static String idOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }

    /** The id itself opens the session and stands on no page. */
    private static String markOf(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash).substring(0, MARK_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
