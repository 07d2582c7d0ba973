package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Dwellings.Kind;

/**
 * A door that is to be put on record.
 *
 * @param id a new one, or that of the door if it was there before
 */
record Wanted(
        UUID id,
        UUID buildingId,
        Door.Place place,
        Kind kind,
        int households,
        LocalDate from,
        @Nullable LocalDate until) {}
