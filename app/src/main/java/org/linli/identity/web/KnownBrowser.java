package org.linli.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.linli.kernel.Vault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Remembers, in a sealed cookie, that a person has signed in with this browser before. It opens nothing; it only gives
 * her a count of failures of her own, so that strangers who guess at her password elsewhere do not lock her out (OWASP
 * "device cookies").
 */
@Component
class KnownBrowser {

    private static final String COOKIE = "linli-known";
    private static final String CONTEXT = "sign-in.known-browser";
    private static final Duration KEPT = Duration.ofDays(180);

    private final Vault vault;

    KnownBrowser(Vault vault) {
        this.vault = vault;
    }

    /** The mark of the browser if the person of this login name has signed in with it; else empty. */
    String mark(HttpServletRequest request, String login) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return "";
        }
        try {
            String[] parts = vault.open(Base64.getUrlDecoder().decode(cookie.getValue()), CONTEXT)
                    .split(" ", -1);
            return parts.length == 2 && parts[0].equalsIgnoreCase(login.strip()) ? parts[1] : "";
        } catch (RuntimeException forgedOrOfAnotherKey) {
            return "";
        }
    }

    void remember(HttpServletRequest request, HttpServletResponse response, String login) {
        String sealed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(vault.seal(login + " " + UUID.randomUUID(), CONTEXT));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, sealed)
                        .path("/sign-in")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
