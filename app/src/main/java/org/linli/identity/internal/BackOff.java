package org.linli.identity.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the next attempt has to wait after failed ones: nothing for the first {@code free} failures, then
 * {@code first}, doubling with every further failure up to {@code longest}; all is forgotten after a quiet
 * {@code memory}.
 */
record BackOff(int free, Duration first, Duration longest, Duration memory) {

    /** For a login name: one person types it. */
    static final BackOff ACCOUNT = new BackOff(5, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1));

    /** For sending codes to a phone: each costs money and rings somewhere. */
    static final BackOff PHONE = new BackOff(1, Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofHours(1));

    /** For a network address: an office may stand behind it, so it opens more often. */
    static final BackOff ADDRESS =
            new BackOff(30, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(15));

    BackOff {
        if (memory.compareTo(longest) <= 0) {
            throw new IllegalArgumentException("Waiting would outlast the memory of what it is for");
        }
    }

    /** From when on another attempt is heard. */
    Instant opensAt(Failures failures) {
        int beyond = failures.count() - free;
        if (beyond < 0) {
            return failures.lastAt();
        }
        Duration doubled = beyond >= 30 ? longest : first.multipliedBy(1L << beyond);
        return failures.lastAt().plus(doubled.compareTo(longest) < 0 ? doubled : longest);
    }

    boolean isForgotten(Failures failures, Instant now) {
        return failures.lastAt().plus(memory).isBefore(now);
    }

    /** Failed attempts in a row. */
    record Failures(int count, Instant lastAt) {}
}
