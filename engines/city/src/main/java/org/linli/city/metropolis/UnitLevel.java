package org.linli.city.metropolis;

import java.util.Locale;

/** The levels of a drawn city. */
enum UnitLevel {
    CITY,
    DISTRICT,
    STREET,
    COMMUNITY,
    GRID;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
