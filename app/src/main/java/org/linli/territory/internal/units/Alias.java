package org.linli.territory.internal.units;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another name of a unit.
 *
 * @param to first day on which it was used no more
 */
public record Alias(
        UUID id, String name, LocalDate from, @Nullable LocalDate to, String source) {}
