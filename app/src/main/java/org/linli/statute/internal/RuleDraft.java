package org.linli.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.statute.Certainty;
import org.linli.statute.RuleVersion;

/**
 * A new version of a rule as somebody proposes it.
 *
 * @param value in its shortest form
 * @param to last day; absent if it is to hold until further notice
 */
public record RuleDraft(
        String key,
        LocalDate from,
        @Nullable LocalDate to,
        String value,
        String article,
        String source,
        Certainty certainty,
        String reason) {

    /** The version it would become. */
    RuleVersion asVersionOf(RuleVersion rule, String by, Instant at) {
        return new RuleVersion(
                rule.key(),
                rule.field(),
                rule.kind(),
                rule.title(),
                rule.titleEn(),
                rule.unit(),
                value,
                from,
                to,
                article,
                source,
                certainty,
                new RuleVersion.Entered(at, by, reason));
    }
}
