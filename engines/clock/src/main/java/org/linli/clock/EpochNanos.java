package org.linli.clock;

import java.time.Instant;

/** Instants as nanoseconds since 1970-01-01T00:00Z; exact for the years a calendar covers. */
final class EpochNanos {

    private static final long SECOND = 1_000_000_000L;

    private EpochNanos() {}

    static long of(Instant instant) {
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
    }
}
