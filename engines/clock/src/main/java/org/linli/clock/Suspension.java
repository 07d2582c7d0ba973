package org.linli.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.clock.ClockRefusal.Reason;

/**
 * A time in which a clock stands still (挂账, 缓办).
 *
 * @param from first instant that does not count
 * @param until first instant that counts again, also a future one for a suspension that ends by itself; null while nobody
 *     has said when
 */
public record Suspension(Instant from, @Nullable Instant until) {

    /** Refuses an end before the beginning with {@link Reason#SUSPENSION_REVERSED}. */
    public Suspension {
        if (until != null && until.isBefore(from)) {
            throw new ClockRefusal(Reason.SUSPENSION_REVERSED, from + "/" + until);
        }
    }

    /** A suspension without an end. */
    public static Suspension openFrom(Instant from) {
        return new Suspension(from, null);
    }

    /** Whether no end has been set. */
    public boolean isOpen() {
        return until == null;
    }
}
