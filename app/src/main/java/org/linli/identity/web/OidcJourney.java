package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.linli.identity.internal.OidcProvider.Question;

/**
 * Somebody on the way to the OpenID provider and back. Good for one return.
 *
 * @param isBinding whether she wants to bind the identity to her account, not to sign in with it
 * @param next where she wants to go
 */
record OidcJourney(boolean isBinding, Question question, Instant since, String next) {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String ATTRIBUTE = "linli.oidc";
    private static final int PARTS = 6;

    void begin(HttpServletRequest request) {
        String text = String.join(
                " ",
                isBinding ? "bind" : "sign-in",
                question.state(),
                question.nonce(),
                question.verifier(),
                Long.toString(since.toEpochMilli()),
                next);
        request.getSession(true).setAttribute(ATTRIBUTE, text);
    }

    /** The journey that ends now. */
    static Optional<OidcJourney> end(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String text)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(parse(text)).filter(journey -> now.isBefore(journey.since.plus(LONGEST)));
    }

    private static OidcJourney parse(String text) {
        String[] parts = text.split(" ", PARTS);
        return new OidcJourney(
                parts[0].equals("bind"),
                new Question(parts[1], parts[2], parts[3]),
                Instant.ofEpochMilli(Long.parseLong(parts[4])),
                parts[5]);
    }
}
