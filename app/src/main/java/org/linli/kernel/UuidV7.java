package org.linli.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Time-ordered ids (RFC 9562, version 7): 48 bits of Unix milliseconds, 12 bits of the millisecond's fraction (method 3),
 * then 62 random bits; so ids of one process sort as they were made, down to a microsecond.
 */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long FRACTIONS = 4_096;

    private UuidV7() {}

    public static UUID at(Instant instant) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        long fraction = Math.floorMod(micros, MICROS_PER_MILLI) * FRACTIONS / MICROS_PER_MILLI;
        long high = (instant.toEpochMilli() << 16) | 0x7000L | fraction;
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
