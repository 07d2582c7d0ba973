package org.linli.statute.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.web.FormErrors;
import org.linli.statute.Certainty;
import org.linli.statute.RuleKind;
import org.linli.statute.RuleVersion;
import org.linli.statute.internal.RuleDraft;

/** The form of a new version, as it was typed. */
public record RuleForm(
        String from, String to, String value, String article, String source, String certainty, String reason) {

    private static final int LONGEST_VALUE = 40;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_REASON = 500;

    static RuleForm of(Map<String, String> sent) {
        Fields fields = new Fields(sent, new FormErrors());
        return new RuleForm(
                fields.text("from"),
                fields.text("to"),
                fields.text("value"),
                fields.text("article"),
                fields.text("source"),
                fields.text("certainty"),
                fields.text("reason"));
    }

    /** What one begins with: the newest version, from tomorrow on. */
    static RuleForm from(RuleVersion newest, LocalDate from) {
        return new RuleForm(
                from.toString(),
                "",
                newest.value(),
                newest.article(),
                newest.source(),
                newest.certainty().name(),
                "");
    }

    static Optional<RuleDraft> read(Map<String, String> sent, RuleVersion rule, FormErrors errors) {
        Fields fields = new Fields(sent, errors);
        LocalDate from = fields.neededDate("from");
        LocalDate to = fields.date("to");
        String value = value(fields.needed("value", LONGEST_VALUE), rule.kind(), errors);
        String article = fields.text("article", LONGEST_TEXT);
        String source = fields.needed("source", LONGEST_TEXT);
        Certainty certainty = certainty(fields.text("certainty"), errors);
        String reason = fields.needed("reason", LONGEST_REASON);
        return errors.isEmpty() && from != null
                ? Optional.of(new RuleDraft(rule.key(), from, to, value, article, source, certainty, reason))
                : Optional.empty();
    }

    private static String value(String text, RuleKind kind, FormErrors errors) {
        try {
            return kind.normal(text);
        } catch (IllegalArgumentException unreadable) {
            errors.add("value", "statute.error.value." + kind.name());
            return text;
        }
    }

    private static Certainty certainty(String text, FormErrors errors) {
        try {
            return Certainty.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            errors.add("certainty", "statute.error.certainty");
            return Certainty.M;
        }
    }
}
