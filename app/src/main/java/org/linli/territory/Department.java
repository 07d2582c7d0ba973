package org.linli.territory;

import java.util.UUID;

/**
 * A department or firm that handles incidents (处置部门).
 *
 * @param unitNo the unit whose territory it serves
 */
public record Department(int no, UUID id, String name, int unitNo, Kind kind) {

    /** What kind of body it is. */
    public enum Kind {
        /** A department of the government. */
        AUTHORITY,
        /** A firm, for example a property manager. */
        FIRM,
        /** A public institution or a supplier of water, power or heat. */
        PUBLIC_BODY
    }
}
