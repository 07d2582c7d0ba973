package org.linli.clock;

/** When a budget is used up: at a {@link Deadline}, or not as long as the clock is {@link Stopped}. */
public sealed interface Due permits Deadline, Stopped {}
