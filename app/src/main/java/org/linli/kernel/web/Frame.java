package org.linli.kernel.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.linli.kernel.Actor;
import org.linli.kernel.Installation;
import org.linli.kernel.Refusal;
import org.linli.kernel.TrueCount;
import org.springframework.context.MessageSource;

/**
 * What every page needs: the reader's language and mode, who she is, where she is, and how texts, times and assets are
 * written. Present in every template as {@code frame}.
 *
 * @param path path of the request without query, for marking navigation
 * @param pathAndQuery where switches of language and mode lead back to
 * @param baseMap what lies under every map
 */
public record Frame(
        Actor actor,
        Locale locale,
        boolean isElder,
        boolean isFragment,
        String path,
        String pathAndQuery,
        Csrf csrf,
        List<NavigationEntry> navigation,
        List<PostChoice> posts,
        List<Language> languages,
        Installation installation,
        Instant now,
        ZoneId zone,
        MessageSource messages,
        Function<String, Asset> assets,
        BaseMap baseMap) {

    /** The token a form must carry, and the names it travels under. */
    public record Csrf(String parameter, String header, String token) {}

    /** A language the reader may switch to; the name is written in the language itself. */
    public record Language(String tag, String name) {}

    /** A built script with its style sheets, as URLs. */
    public record Asset(String url, List<String> styles) {}

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter MINUTE_THIS_YEAR = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    /** The text of a message key in the reader's language. */
    public String t(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    public String t(Refusal refusal) {
        return t(refusal.key(), refusal.arguments().toArray());
    }

    public boolean has(String key) {
        return messages.getMessage(key, null, null, locale) != null;
    }

    /** The reader's language as an HTML language tag. */
    public String language() {
        return locale.toLanguageTag();
    }

    public boolean isSignedIn() {
        return actor.kind() == Actor.Kind.STAFF;
    }

    /** The other languages the reader may switch to. */
    public List<Language> otherLanguages() {
        return languages.stream()
                .filter(language -> !language.tag().equals(language()))
                .toList();
    }

    /** Where a switch leads back to, encoded for a query parameter. */
    public String backParameter() {
        return URLEncoder.encode(pathAndQuery, StandardCharsets.UTF_8);
    }

    /** The navigation, cut where the heading changes. */
    public List<NavigationEntry.Group> navigationGroups() {
        Map<String, List<NavigationEntry>> groups = new LinkedHashMap<>();
        for (NavigationEntry entry : navigation) {
            groups.computeIfAbsent(entry.group(), key -> new ArrayList<>()).add(entry);
        }
        return groups.entrySet().stream()
                .map(group -> new NavigationEntry.Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** Where the actor's post is. */
    public String place() {
        return posts.stream()
                .filter(PostChoice::isCurrent)
                .map(PostChoice::place)
                .findFirst()
                .orElse("");
    }

    public String weekday() {
        return now.atZone(zone).getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
    }

    /** Whether a navigation entry leads to the page shown, or is the nearest one above it. */
    public boolean isAt(String href) {
        return isBelow(href)
                && navigation.stream()
                        .map(NavigationEntry::href)
                        .noneMatch(other -> other.length() > href.length() && isBelow(other));
    }

    private boolean isBelow(String href) {
        return path.equals(href) || path.startsWith(href + "/");
    }

    /** Minute in the installation's zone; today without the date, this year without the year. */
    public String time(Instant instant) {
        var at = instant.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (at.toLocalDate().equals(today)) {
            return HOUR.format(at);
        }
        return at.getYear() == today.getYear() ? MINUTE_THIS_YEAR.format(at) : MINUTE.format(at);
    }

    /** Date and minute in full. */
    public String dateTime(Instant instant) {
        return MINUTE.format(instant.atZone(zone));
    }

    /** RFC 3339 with offset, for {@code <time datetime>}. */
    public String machineTime(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(zone).withNano(0));
    }

    /** How long something took, in the largest two units. */
    public String span(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        if (span.toHours() >= 24) {
            return t("frame.span.days", span.toDays(), span.toHoursPart());
        }
        return span.toHours() > 0
                ? t("frame.span.hours", span.toHours(), span.toMinutesPart())
                : t("frame.span.minutes", Math.max(1, span.toMinutes()));
    }

    public String count(TrueCount count) {
        return count.isExact() ? t("frame.count", count.value()) : t("frame.count.more", count.value());
    }

    public Asset asset(String entry) {
        return assets.apply(entry);
    }
}
