package org.linli.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that an open suspension has stopped before its budget was used up.
 *
 * @param since when it stopped
 * @param remaining what is left, in the budget's own kind of time
 */
public record Stopped(Instant since, Duration remaining) implements Due {}
