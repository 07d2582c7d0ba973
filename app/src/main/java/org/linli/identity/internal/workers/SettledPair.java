package org.linli.identity.internal.workers;

import java.time.Instant;

/** Two people of whom somebody said that they are two, by whom and when. */
public record SettledPair(Pair pair, String firstName, String secondName, String by, Instant at) {}
