package org.linli.statute.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.kernel.web.BadInput;
import org.linli.statute.RuleVersion;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list of rules is narrowed to.
 *
 * @param q words of title, key, article or source; empty for all
 * @param field key of a field; empty for all
 * @param certainty mark; empty for all
 * @param day the day on which the rules are to hold
 */
public record RuleFilter(String q, String field, String certainty, LocalDate day) {

    private static final int LONGEST = 60;

    static RuleFilter of(Map<String, String> query, LocalDate today) {
        return new RuleFilter(
                bounded(query.getOrDefault("q", "")),
                bounded(query.getOrDefault("field", "")),
                bounded(query.getOrDefault("certainty", "")),
                day(query.getOrDefault("day", ""), today));
    }

    /** The day asked for, today if none; what is no day is refused with the field named. */
    static LocalDate day(String text, LocalDate today) {
        try {
            return text.isBlank() ? today : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new BadInput("day", "statute.error.date");
        }
    }

    private static String bounded(String text) {
        String stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }

    List<RuleVersion> of(List<RuleVersion> rules) {
        return rules.stream().filter(this::fits).toList();
    }

    private boolean fits(RuleVersion rule) {
        String words = q.toLowerCase(Locale.ROOT);
        boolean fitsWords = Stream.of(rule.title(), rule.titleEn(), rule.key(), rule.article(), rule.source())
                .filter(Objects::nonNull)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
        return fitsWords
                && (field.isEmpty() || rule.field().equals(field))
                && (certainty.isEmpty() || rule.certainty().name().equals(certainty));
    }

    public boolean isNarrow() {
        return !q.isEmpty() || !field.isEmpty() || !certainty.isEmpty();
    }

    /** The query that leads here. */
    public String query() {
        return UriComponentsBuilder.newInstance()
                .queryParam("q", "{q}")
                .queryParam("field", "{field}")
                .queryParam("certainty", "{certainty}")
                .queryParam("day", day)
                .encode()
                .buildAndExpand(q, field, certainty)
                .toUriString();
    }
}
