package org.linli.statute.internal;

import java.time.Instant;
import java.util.UUID;

/** A change of a rule or a calendar that was made. */
public record Change(
        UUID id, Instant at, String title, String reason, String actorName, int moved, int late, UUID evidenceId) {}
