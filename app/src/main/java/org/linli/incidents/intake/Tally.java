package org.linli.incidents.intake;

/** How many rows came to what; exact. */
public record Tally(int ready, int added, int known, int duplicates, int refused) {

    public int leftOut() {
        return known + duplicates + refused;
    }
}
