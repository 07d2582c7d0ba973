package org.linli.territory.internal.bodies;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body with everything a page shows of it.
 *
 * @param replaces number of the body whose place it took
 * @param replacesName its name
 */
public record Body(
        int no,
        UUID id,
        int unitNo,
        String kind,
        String name,
        String duties,
        String phone,
        String address,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer replaces,
        @Nullable String replacesName) {

    public boolean hasEnded(LocalDate today) {
        return to != null && !to.isAfter(today);
    }
}
