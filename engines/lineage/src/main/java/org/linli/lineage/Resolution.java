package org.linli.lineage;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a unit of one day is on another.
 *
 * @param units in order of codes
 * @param lost spells at which the way ended: going forward without successor, going back without predecessor
 */
public record Resolution(List<Descent> units, List<Spell> lost) {

    public Resolution {
        units = List.copyOf(units);
        lost = List.copyOf(lost);
    }

    /** The codes of the units, in order. */
    public List<String> codes() {
        return units.stream().map(descent -> descent.unit().code()).toList();
    }

    /**
     * One unit.
     *
     * @param share of the unit asked for that lies in this one, 0 to 1; empty if some share on the way is unknown
     */
    public record Descent(Spell unit, OptionalDouble share) {}
}
