package org.linli.identity.internal.workers;

import java.util.UUID;

/** Two entries, the smaller id first as the database orders them. */
public record Pair(UUID first, UUID second) {

    public static Pair of(UUID one, UUID other) {
        // Not UUID.compareTo, which compares signed halves.
        return one.toString().compareTo(other.toString()) < 0 ? new Pair(one, other) : new Pair(other, one);
    }
}
