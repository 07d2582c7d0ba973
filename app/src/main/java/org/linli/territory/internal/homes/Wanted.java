package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Dwellings.Kind;

/**
 * A door that is to be put on record.
 *
 * @param id that of the door if it was there before; null for a new one
 */
record Wanted(
        @Nullable UUID id,
        UUID buildingId,
        Door.Place place,
        Kind kind,
        int households,
        LocalDate from,
        @Nullable LocalDate until) {}
