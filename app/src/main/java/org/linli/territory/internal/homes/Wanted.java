package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Dwellings.Kind;

/** A door that is to be put on record. */
record Wanted(
        UUID buildingId,
        Door.Place place,
        Kind kind,
        int households,
        LocalDate from,
        @Nullable LocalDate until) {}
