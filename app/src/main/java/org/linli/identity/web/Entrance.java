package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.linli.identity.internal.SignInAnswer;
import org.linli.identity.internal.SignInAnswer.Admitted;
import org.linli.identity.internal.SignInAnswer.Busy;
import org.linli.identity.internal.SignInAnswer.NeedsCode;
import org.linli.identity.internal.SignInAnswer.TooSoon;
import org.linli.identity.internal.SignInAnswer.WithoutPost;
import org.linli.identity.internal.SignInAnswer.Wrong;
import org.linli.identity.internal.Standing;
import org.linli.kernel.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** What follows an attempt to sign in, whichever way it was made: a session, the second step, or an explanation. */
@Component
class Entrance {

    private static final Duration WHEN_BUSY = Duration.ofSeconds(5);

    private final CsrfTokenRepository csrfTokens;
    private final KnownBrowser known;
    private final Clock clock;

    Entrance(CsrfTokenRepository csrfTokens, KnownBrowser known, Clock clock) {
        this.csrfTokens = csrfTokens;
        this.known = known;
        this.clock = clock;
    }

    /** Where to go on; empty if nobody was let in. */
    Optional<String> open(HttpServletRequest request, HttpServletResponse response, SignInAnswer answer, String next) {
        return switch (answer) {
            case Admitted admitted -> Optional.of(admit(request, response, admitted, next));
            case NeedsCode needsCode -> {
                new PendingSignIn(needsCode.standing().accountId(), clock.instant(), next).begin(request);
                yield Optional.of("redirect:" + SecondStepController.PATH);
            }
            case Wrong ignored -> Optional.empty();
            case WithoutPost ignored -> Optional.empty();
            case TooSoon ignored -> Optional.empty();
            case Busy ignored -> Optional.empty();
        };
    }

    private String admit(HttpServletRequest request, HttpServletResponse response, Admitted admitted, String next) {
        Standing person = admitted.standing();
        new StaffSession(person.accountId(), person.findPost(null).orElseThrow().id(), admitted.at()).begin(request);
        known.remember(request, response, person.login());
        csrfTokens.saveToken(null, request, response);
        if (person.mustChoosePassword()) {
            return "redirect:" + PasswordController.PATH;
        }
        return "redirect:" + (person.mustEnrolFactor() ? FactorController.PATH : next);
    }

    /** Why nobody was let in; sets the status of the answer. */
    static Refusal explain(SignInAnswer answer, HttpServletResponse response) {
        return switch (answer) {
            case Wrong ignored -> refuse(response, HttpStatus.UNAUTHORIZED, Refusal.of("identity.wrong"));
            case WithoutPost ignored -> refuse(response, HttpStatus.FORBIDDEN, Refusal.of("identity.without-post"));
            case TooSoon tooSoon -> tellToWait(response, tooSoon.remaining(), "identity.too-soon");
            case Busy ignored -> tellToWait(response, WHEN_BUSY, "identity.busy");
            case Admitted ignored -> throw new IllegalArgumentException("Nothing to explain");
            case NeedsCode ignored -> throw new IllegalArgumentException("Nothing to explain");
        };
    }

    private static Refusal tellToWait(HttpServletResponse response, Duration wait, String key) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return refuse(response, HttpStatus.TOO_MANY_REQUESTS, Refusal.of(key, seconds));
    }

    static Refusal refuse(HttpServletResponse response, HttpStatus status, Refusal refusal) {
        response.setStatus(status.value());
        return refusal;
    }
}
