package org.linli.kernel.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.linli.kernel.Actor;
import org.linli.kernel.Installation;
import org.linli.kernel.Zone;
import org.linli.kernel.web.BaseMap;
import org.linli.kernel.web.CurrentActor;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.internal.Languages.OfferedLanguages;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the frame of a request. */
@Component
class Frames {

    private final CurrentActor currentActor;
    private final Preferences preferences;
    private final OfferedLanguages languages;
    private final List<NavigationEntry> navigation;
    private final Installation installation;
    private final Zone zone;
    private final Clock clock;
    private final MessageSource messages;
    private final Assets assets;
    private final BaseMap baseMap;

    Frames(
            CurrentActor currentActor,
            Preferences preferences,
            OfferedLanguages languages,
            List<NavigationEntry> navigation,
            Installation installation,
            Zone zone,
            Clock clock,
            MessageSource messages,
            Assets assets,
            BaseMap baseMap) {
        this.currentActor = currentActor;
        this.preferences = preferences;
        this.languages = languages;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.installation = installation;
        this.zone = zone;
        this.clock = clock;
        this.messages = messages;
        this.assets = assets;
        this.baseMap = baseMap;
    }

    Frame of(HttpServletRequest request) {
        Actor actor = currentActor.of(request);
        String query = request.getQueryString();
        String path = request.getRequestURI();
        return new Frame(
                actor,
                preferences.locale(request),
                preferences.isElder(request),
                Pages.wantsFragment(request),
                path,
                "GET".equals(request.getMethod()) ? path + (query == null ? "" : "?" + query) : path,
                csrf(request),
                navigation.stream()
                        .filter(entry -> actor.may(entry.permission()))
                        .toList(),
                currentActor.posts(request),
                languages.all(),
                installation,
                clock.instant(),
                zone.id(),
                messages,
                assets::get,
                baseMap);
    }

    private static Frame.Csrf csrf(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null
                ? new Frame.Csrf("_csrf", "X-CSRF-TOKEN", "")
                : new Frame.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken());
    }
}
