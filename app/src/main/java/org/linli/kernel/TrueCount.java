package org.linli.kernel;

/** A count that is true: exact up to {@link #EXACT_TO}, beyond that only "more than". */
public record TrueCount(int value, boolean isExact) {

    public static final int EXACT_TO = 10_000;

    /** @param counted rows counted with a limit of {@code EXACT_TO + 1} */
    public static TrueCount ofLimited(int counted) {
        return counted > EXACT_TO ? new TrueCount(EXACT_TO, false) : new TrueCount(counted, true);
    }
}
