package org.linli.kernel.web.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.linli.kernel.web.internal.Languages.OfferedLanguages;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** What a reader chose for all pages: language and elder mode, kept in two cookies that say nothing else. */
@Component
class Preferences {

    static final String LANGUAGE_COOKIE = "linli-language";
    static final String ELDER_COOKIE = "linli-elder";

    private final OfferedLanguages languages;

    Preferences(OfferedLanguages languages) {
        this.languages = languages;
    }

    Locale locale(HttpServletRequest request) {
        return cookie(request, LANGUAGE_COOKIE).flatMap(languages::find).orElse(Languages.CHINESE);
    }

    boolean isElder(HttpServletRequest request) {
        return cookie(request, ELDER_COOKIE).filter("1"::equals).isPresent();
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }
}
