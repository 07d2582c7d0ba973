package org.linli.city.metropolis;

import java.util.Locale;

/** What a block is used for. */
enum GroundUse {
    RESIDENTIAL,
    COMMERCIAL,
    SCHOOL,
    INDUSTRIAL,
    PARK,
    VILLAGE,
    FARMLAND,
    FOREST,
    WATER;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
