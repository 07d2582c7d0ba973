package org.linli.statute;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.MonthDay;
import org.linli.clock.Budget;
import org.linli.clock.StatutoryPeriod;

/** What the value of a rule is, and how it is written. */
public enum RuleKind {
    /** Budget of time of a stage: {@code 4H}, {@code 2D}, {@code 2E}, {@code 1N}. */
    CLOCK,
    /** Period counted in dates: {@code 5w}, {@code 60d}, {@code 6m}, {@code 1y}. */
    PERIOD,
    /** A number, not negative. */
    COUNT,
    /** Quorum or majority: {@code >1/2}, {@code >=2/3}. */
    SHARE,
    /** Least and most: {@code 100-700}. */
    RANGE,
    /** A day of every year: {@code 03-31}. */
    DATE;

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    /** The value in its shortest form; throws {@link IllegalArgumentException} if it is not of this kind or absurd. */
    public String normal(String text) {
        return switch (this) {
            case CLOCK -> positive(Budget.parse(text)).toString();
            case PERIOD -> StatutoryPeriod.parse(text).toString();
            case COUNT -> number(text);
            case SHARE -> Share.parse(text).toString();
            case RANGE -> CountRange.parse(text).toString();
            case DATE -> monthDay(text);
        };
    }

    /** A stage that is late as it begins helps nobody. */
    private static Budget positive(Budget budget) {
        if (budget.amount().signum() == 0) {
            throw new IllegalArgumentException("No time: " + budget);
        }
        return budget;
    }

    private static String number(String text) {
        BigDecimal number = new BigDecimal(text.length() > 20 ? "x" : text);
        if (number.signum() < 0 || number.compareTo(LARGEST) > 0 || number.scale() > 6) {
            throw new IllegalArgumentException("Out of range: " + text);
        }
        return number.toPlainString();
    }

    private static String monthDay(String text) {
        try {
            return MonthDay.parse("--" + text).toString().substring(2);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
