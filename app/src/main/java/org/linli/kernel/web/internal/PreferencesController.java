package org.linli.kernel.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.linli.kernel.web.LocalPath;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.internal.Languages.OfferedLanguages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switches of language and elder mode: plain links, so that they work without scripts. */
@Controller
class PreferencesController {

    private static final Duration KEPT = Duration.ofDays(365);

    private final OfferedLanguages languages;

    PreferencesController(OfferedLanguages languages) {
        this.languages = languages;
    }

    @OpenToAll(because = "everybody may choose how to read")
    @GetMapping("/preferences")
    ResponseEntity<Void> choose(
            HttpServletRequest request,
            @RequestParam Optional<String> language,
            @RequestParam Optional<String> elder,
            @RequestParam(defaultValue = "/") String back) {
        HttpHeaders headers = new HttpHeaders();
        language.flatMap(languages::find)
                .ifPresent(l -> remember(headers, request, Preferences.LANGUAGE_COOKIE, l.toLanguageTag()));
        elder.ifPresent(e -> remember(headers, request, Preferences.ELDER_COOKIE, "1".equals(e) ? "1" : "0"));
        headers.add(HttpHeaders.LOCATION, LocalPath.orHome(back));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    private static void remember(HttpHeaders headers, HttpServletRequest request, String name, String value) {
        headers.add(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
