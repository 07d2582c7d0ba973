package org.linli.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.kernel.Vault;
import org.linli.kernel.web.Pages.Flash;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the message for the next page in a sealed cookie, because residents have no session and a session of staff holds
 * nothing but who it is.
 */
@Component("flashMapManager")
final class CookieFlash extends AbstractFlashMapManager {

    private static final String COOKIE = "linli-flash";
    private static final String CONTEXT = "flash";
    private static final int LONGEST = 3500;
    private static final Duration KEPT = Duration.ofMinutes(3);

    private final Vault vault;
    private final JsonMapper json;

    CookieFlash(Vault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /** A message on its way to a page. */
    record Note(
            @Nullable String path,
            Map<String, List<String>> query,
            long expiresAt,
            String name,
            String key,
            List<Object> arguments,
            boolean isRefusal) {}

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cookie.getValue());
            List<FlashMap> maps = new ArrayList<>();
            for (Note note : json.readValue(vault.open(sealed, CONTEXT), Note[].class)) {
                maps.add(map(note));
            }
            return maps;
        } catch (RuntimeException forgedOrOfAnotherKey) {
            logger.debug("A message cookie could not be opened", forgedOrOfAnotherKey);
            return null;
        }
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
        List<Note> notes = maps.stream().flatMap(map -> notes(map).stream()).toList();
        String value = notes.isEmpty()
                ? ""
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(vault.seal(json.writeValueAsString(notes), CONTEXT));
        if (value.length() > LONGEST) {
            logger.warn("A message for the next page is too long and is left out");
            return;
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .maxAge(value.isEmpty() ? Duration.ZERO : KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static List<Note> notes(FlashMap map) {
        return map.entrySet().stream()
                .map(entry -> {
                    if (!(entry.getValue() instanceof Flash flash)) {
                        throw new IllegalArgumentException("Only a Flash travels to the next page, not " + entry);
                    }
                    return new Note(
                            map.getTargetRequestPath(),
                            Map.copyOf(map.getTargetRequestParams()),
                            map.getExpirationTime(),
                            entry.getKey(),
                            flash.message().key(),
                            flash.message().arguments().stream()
                                    .map(CookieFlash::plain)
                                    .toList(),
                            flash.isRefusal());
                })
                .toList();
    }

    /** Numbers stay numbers, because messages count with them. */
    private static Object plain(Object argument) {
        return argument instanceof Number || argument instanceof Boolean ? argument : argument.toString();
    }

    private static FlashMap map(Note note) {
        FlashMap map = new FlashMap();
        map.setTargetRequestPath(note.path());
        map.addTargetRequestParams(MultiValueMap.fromMultiValue(note.query()));
        map.setExpirationTime(note.expiresAt());
        map.put(note.name(), new Flash(new Refusal(note.key(), note.arguments()), note.isRefusal()));
        return map;
    }
}
