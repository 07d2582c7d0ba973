package org.linli.evidence.internal;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.linli.evidence.Subject;

/** An entry in the auditor's list; without its facts. */
public record EntryLine(
        UUID id, Instant at, String verb, String actorName, Subject subject, int unitNo, OptionalLong logIndex) {}
