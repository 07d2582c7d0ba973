package org.linli.territory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body that stands at a unit (机构): a department or firm that handles incidents (处置部门), a committee, a station.
 *
 * @param unitNo the unit whose territory it serves
 * @param from first day; absent since ever
 * @param to first day on which it was no more; its number and name stay for history
 */
public record Department(
        int no,
        UUID id,
        String name,
        int unitNo,
        Kind kind,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /**
     * What kind of body it is; the kinds are data, see {@link DepartmentKinds}. These three came first.
     *
     * @param key of the kind
     */
    public record Kind(String key) {

        /** A department of the government. */
        public static final Kind AUTHORITY = new Kind("AUTHORITY");

        /** A firm, for example a property manager. */
        public static final Kind FIRM = new Kind("FIRM");

        /** A public institution or a supplier of water, power or heat. */
        public static final Kind PUBLIC_BODY = new Kind("PUBLIC_BODY");
    }

    public boolean standsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }
}
