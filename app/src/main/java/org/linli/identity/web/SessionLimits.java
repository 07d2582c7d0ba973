package org.linli.identity.web;

import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How long a session of staff lasts: {@code LINLI_SESSION_IDLE_MINUTES} unused, default 30; {@code LINLI_SESSION_HOURS}
 * altogether, default 12, however busy.
 */
@Component
class SessionLimits {

    private final Duration idle;
    private final Duration longest;

    SessionLimits(Environment environment) {
        this.idle = Duration.ofMinutes(between(environment, "LINLI_SESSION_IDLE_MINUTES", 30, 1, 480));
        this.longest = Duration.ofHours(between(environment, "LINLI_SESSION_HOURS", 12, 1, 24));
    }

    private static int between(Environment environment, String name, int usual, int least, int most) {
        int value = environment.getProperty(name, Integer.class, usual);
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be from %d to %d, not %d".formatted(name, least, most, value));
        }
        return value;
    }

    Duration idle() {
        return idle;
    }

    Duration longest() {
        return longest;
    }
}
