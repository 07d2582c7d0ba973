package org.linli.territory.internal.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.lineage.Spell;

/**
 * A unit of a list: one that only changed its name or its code goes on.
 *
 * @param spells in their order, one after the other without a gap
 */
record PastUnit(int index, List<Spell> spells) {

    private static final int PROVINCE_DIGITS = 2;
    private static final int CITY_DIGITS = 4;
    private static final int DIGITS = 6;

    LocalDate from() {
        return spells.getFirst().from();
    }

    Optional<LocalDate> until() {
        return spells.getLast().until();
    }

    boolean isOn(LocalDate day) {
        return !day.isBefore(from())
                && until().filter(end -> !day.isBefore(end)).isEmpty();
    }

    Spell last() {
        return spells.getLast();
    }

    static String provinceOf(String code) {
        return code.substring(0, PROVINCE_DIGITS) + "0".repeat(DIGITS - PROVINCE_DIGITS);
    }

    static String cityOf(String code) {
        return code.substring(0, CITY_DIGITS) + "0".repeat(DIGITS - CITY_DIGITS);
    }
}
