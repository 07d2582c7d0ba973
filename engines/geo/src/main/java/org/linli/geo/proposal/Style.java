package org.linli.geo.proposal;

import java.util.Locale;

/**
 * What a proposal cares for most: the weights of the objective's terms. The objective is to be small.
 *
 * @see Score
 */
public enum Style {
    /** Households even above all. */
    BALANCED(12, 2, 1.5, 0),
    /** Short ways and borders along main roads. */
    COMPACT(6, 4.5, 3, 0),
    /** As few households as possible change their grid. */
    CLOSE_TO_TODAY(8, 1, 1, 4);

    private final double balance;
    private final double compactness;
    private final double streets;
    private final double continuity;

    Style(double balance, double compactness, double streets, double continuity) {
        this.balance = balance;
        this.compactness = compactness;
        this.streets = streets;
        this.continuity = continuity;
    }

    public double balanceWeight() {
        return balance;
    }

    public double compactnessWeight() {
        return compactness;
    }

    public double streetsWeight() {
        return streets;
    }

    public double continuityWeight() {
        return continuity;
    }

    /** The message key, such as {@code proposal.close-to-today}. */
    public String key() {
        return "proposal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
