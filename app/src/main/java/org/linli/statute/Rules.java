package org.linli.statute;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.linli.clock.Budget;
import org.linli.clock.StatutoryPeriod;

/**
 * Rules with dates: every threshold and clock is looked up as of a day. A stage reads its rule as of the day it began.
 *
 * <p>Each {@code get} throws {@link IllegalStateException} if no version of the rule is valid on that day or its value is of
 * another kind.
 */
public interface Rules {

    /** The version valid on a day. */
    Optional<RuleVersion> find(String key, LocalDate asOf);

    /** The version valid on a day. */
    default RuleVersion get(String key, LocalDate asOf) {
        return find(key, asOf).orElseThrow(() -> new IllegalStateException("No rule " + key + " on " + asOf));
    }

    /**
     * The budget of time a rule gives on a day.
     *
     * @param key for example {@code incident.verify}
     */
    default Budget budget(String key, LocalDate asOf) {
        return Budget.parse(get(key, asOf).value(RuleKind.CLOCK));
    }

    /** The period of the law, counted in dates, that a rule gives on a day. */
    default StatutoryPeriod period(String key, LocalDate asOf) {
        return StatutoryPeriod.parse(get(key, asOf).value(RuleKind.PERIOD));
    }

    /** The number a rule gives on a day, in the rule's unit. */
    default BigDecimal threshold(String key, LocalDate asOf) {
        return new BigDecimal(get(key, asOf).value(RuleKind.COUNT));
    }

    /** The quorum or majority a rule asks for on a day. */
    default Share share(String key, LocalDate asOf) {
        return Share.parse(get(key, asOf).value(RuleKind.SHARE));
    }

    /** The least and the most a rule allows on a day. */
    default CountRange range(String key, LocalDate asOf) {
        return CountRange.parse(get(key, asOf).value(RuleKind.RANGE));
    }

    /** The day of every year that a rule names. */
    default MonthDay dayOfYear(String key, LocalDate asOf) {
        return MonthDay.parse("--" + get(key, asOf).value(RuleKind.DATE));
    }
}
