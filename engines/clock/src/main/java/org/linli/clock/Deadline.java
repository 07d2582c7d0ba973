package org.linli.clock;

import java.time.Instant;

/**
 * The instant at which a budget is used up.
 *
 * @param at earliest instant by which the whole budget has been counted
 * @param isProvisional whether it counts working days that have not been announced, so that it may still move
 */
public record Deadline(Instant at, boolean isProvisional) implements Due {}
