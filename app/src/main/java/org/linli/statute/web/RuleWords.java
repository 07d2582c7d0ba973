package org.linli.statute.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;
import org.linli.clock.StatutoryPeriod;
import org.linli.kernel.web.Frame;
import org.linli.statute.CountRange;
import org.linli.statute.RuleKind;
import org.linli.statute.RuleVersion;
import org.linli.statute.Share;

/** Rules in words. */
public final class RuleWords {

    private RuleWords() {}

    /** The title in the reader's language, as far as there is one. */
    public static String title(RuleVersion rule, Frame frame) {
        String english = rule.titleEn();
        return english == null || frame.language().startsWith("zh") ? rule.title() : english;
    }

    /** A value with its unit, for example 5 个工作日. */
    public static String value(RuleVersion rule, Frame frame) {
        return value(rule.kind(), rule.value(), rule.unit(), frame);
    }

    static String value(RuleKind kind, String value, @Nullable String unit, Frame frame) {
        String words = switch (kind) {
            case CLOCK -> budget(Budget.parse(value), frame);
            case PERIOD -> period(StatutoryPeriod.parse(value), frame);
            case COUNT -> new BigDecimal(value).toPlainString();
            case SHARE -> share(Share.parse(value), frame);
            case RANGE -> range(CountRange.parse(value), frame);
            case DATE -> date(MonthDay.parse("--" + value), frame);
        };
        return unit == null ? words : frame.t("statute.with-unit", words, frame.t("statute.unit." + unit));
    }

    public static String budget(Budget budget, Frame frame) {
        return frame.t(
                "statute.value.clock." + budget.kind().letter(), budget.amount().toPlainString());
    }

    private static String period(StatutoryPeriod period, Frame frame) {
        return frame.t("statute.value.period." + period.unit().letter(), Integer.toString(period.amount()));
    }

    private static String share(Share share, Frame frame) {
        return frame.t(
                share.isMore() ? "statute.value.more-than" : "statute.value.at-least",
                share.numerator() + "/" + share.denominator());
    }

    private static String range(CountRange range, Frame frame) {
        return frame.t("statute.value.range", Long.toString(range.least()), Long.toString(range.most()));
    }

    private static String date(MonthDay day, Frame frame) {
        return frame.t(
                "statute.value.date", Integer.toString(day.getMonthValue()), Integer.toString(day.getDayOfMonth()));
    }

    /** From when to when, for example 2026-01-01 起. */
    public static String span(LocalDate from, @Nullable LocalDate to, Frame frame) {
        return to == null
                ? frame.t("statute.since", from.toString())
                : frame.t("statute.span", from.toString(), to.toString());
    }

    /** A due instant in full, with a word if it may still move. */
    public static String due(Deadline deadline, Frame frame) {
        Instant at = deadline.at();
        return deadline.isProvisional() ? frame.t("statute.provisional-due", frame.dateTime(at)) : frame.dateTime(at);
    }
}
