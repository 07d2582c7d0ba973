package org.linli.kernel.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.linli.kernel.Actor;
import org.linli.kernel.Installation;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A frame without a request, with the real texts. */
public final class TestFrames {

    private TestFrames() {}

    public static Frame chinese() {
        return in(Locale.SIMPLIFIED_CHINESE);
    }

    public static Frame english() {
        return in(Locale.ENGLISH);
    }

    private static Frame in(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                Stream.of("frame", "incidents").map(name -> "i18n/" + name).toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return new Frame(
                Actor.anonymous(),
                locale,
                false,
                false,
                "/",
                "/",
                new Frame.Csrf("_csrf", "X-CSRF-TOKEN", "token"),
                List.of(),
                List.of(),
                List.of(),
                new Installation(Installation.Mode.DEMO),
                Instant.parse("2026-03-02T02:00:00Z"),
                ZoneId.of("Asia/Shanghai"),
                messages,
                name -> new Frame.Asset("/" + name, List.of()),
                BaseMap.NONE);
    }
}
