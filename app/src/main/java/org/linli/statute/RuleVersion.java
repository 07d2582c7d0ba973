package org.linli.statute;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says from one day to another.
 *
 * @param key for example {@code incident.verify}
 * @param field key of the field it belongs to, for example {@code petitions}
 * @param unit key of what a number counts, for example {@code households}
 * @param value as its kind is written
 * @param from first day
 * @param to last day; absent while no end is known
 * @param article for example 第二十六条; empty where none is known
 * @param entered who entered it, when and why; absent for what came with the installation
 */
public record RuleVersion(
        String key,
        String field,
        RuleKind kind,
        String title,
        @Nullable String titleEn,
        @Nullable String unit,
        String value,
        LocalDate from,
        @Nullable LocalDate to,
        String article,
        String source,
        Certainty certainty,
        @Nullable Entered entered) {

    /** Who entered a version, when and why. */
    public record Entered(Instant at, String by, String reason) {}

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /**
     * The value, of the kind that is expected.
     *
     * @throws IllegalStateException if it is of another kind
     */
    public String value(RuleKind expected) {
        if (kind != expected) {
            throw new IllegalStateException("Rule " + key + " is a " + kind + ", not a " + expected);
        }
        return value;
    }

    /** The same from one day to another. */
    RuleVersion between(LocalDate first, @Nullable LocalDate last) {
        return new RuleVersion(
                key, field, kind, title, titleEn, unit, value, first, last, article, source, certainty, entered);
    }

    /** The same until another last day. */
    public RuleVersion until(@Nullable LocalDate last) {
        return between(from, last);
    }

    /** The same from another first day. */
    public RuleVersion since(LocalDate first) {
        return between(first, to);
    }
}
