package org.linli.clock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.clock.ClockRefusal.Reason;

/**
 * How much time of one kind a stage has, written like the code tables write it: {@code 4H}, {@code 2D}, {@code 2E},
 * {@code 1N}; half an hour of working time is {@code 0.5H}.
 *
 * @param kind the kind of time in which the amount is counted
 * @param amount hours or days, 0 to {@link #MAX_AMOUNT}, at most two decimals
 */
public record Budget(TimeKind kind, BigDecimal amount) {

    /** Largest amount of hours or days. */
    public static final int MAX_AMOUNT = 9_999;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)([EHDN])");
    private static final int MAX_DECIMALS = 2;
    private static final long[] POWER_OF_TEN = {1, 10, 100};

    /** Brings equal amounts to equal form; refuses with {@link Reason#BUDGET_OUT_OF_RANGE}. */
    public Budget {
        BigDecimal shortest = amount.stripTrailingZeros();
        boolean inRange = amount.signum() >= 0 && amount.compareTo(BigDecimal.valueOf(MAX_AMOUNT)) <= 0;
        if (!inRange || shortest.scale() > MAX_DECIMALS) {
            throw new ClockRefusal(Reason.BUDGET_OUT_OF_RANGE, amount.toString() + kind.letter());
        }
        amount = shortest.setScale(Math.max(0, shortest.scale()), RoundingMode.UNNECESSARY);
    }

    /** A whole number of hours or days. */
    public Budget(TimeKind kind, int amount) {
        this(kind, BigDecimal.valueOf(amount));
    }

    /** Reads {@code 4H}; refuses other text with {@link Reason#BUDGET_MALFORMED}. */
    public static Budget parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new ClockRefusal(Reason.BUDGET_MALFORMED, text);
        }
        return new Budget(TimeKind.ofLetter(matcher.group(2).charAt(0)), new BigDecimal(matcher.group(1)));
    }

    /** This budget and as much again for each extension: extended once, {@code 2D} is {@code 4D}. Not negative. */
    public Budget extended(int extensions) {
        if (extensions < 0) {
            throw new ClockRefusal(Reason.BUDGET_OUT_OF_RANGE, extensions);
        }
        return new Budget(kind, amount.multiply(BigDecimal.valueOf(1L + extensions)));
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return amount.toPlainString() + kind.letter();
    }

    /** The budget in nanoseconds of its own kind of time, when one hour or day of it has {@code unitNanos}. */
    long nanos(long unitNanos) {
        return amount.unscaledValue().longValueExact() * (unitNanos / POWER_OF_TEN[amount.scale()]);
    }
}
