package org.linli.identity.web;

import java.time.Instant;

/**
 * One of a person's sessions.
 *
 * @param mark tells it from the others without being its id
 * @param device browser and system; empty if it did not say
 * @param network beginning of the network address
 * @param isHere whether it is the one the page is read with
 */
public record SessionLine(
        String mark, String device, String network, Instant beganAt, Instant lastUsedAt, boolean isHere) {}
