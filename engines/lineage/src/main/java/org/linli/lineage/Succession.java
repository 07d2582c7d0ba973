package org.linli.lineage;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * Ground, people and files of one unit pass to another.
 *
 * @param on the first day under the successor
 * @param shareOfBefore which part of the predecessor, as it was the day before, passes on; empty if unknown
 * @param shareOfAfter which part of the successor, as it is on that day, comes from this predecessor; empty if unknown
 */
public record Succession(
        Spell before,
        Spell after,
        LocalDate on,
        Nature nature,
        OptionalDouble shareOfBefore,
        OptionalDouble shareOfAfter) {

    /** How the successor stands to its predecessor. */
    public enum Nature {
        /** The same unit with another name, code, kind or parent. */
        SAME,
        /** Another unit: by merger, division or transfer. */
        SUCCESSOR,
        /**
         * The unit above takes over when a level is abolished. It had that ground before, so the way back does not lead
         * to the abolished unit.
         */
        UNIT_ABOVE
    }

    public Succession {
        if (before.isOn(on) && before.equals(after)) {
            throw new IllegalArgumentException(before.code() + " succeeds itself on " + on);
        }
        requireShare(shareOfBefore);
        requireShare(shareOfAfter);
    }

    private static void requireShare(OptionalDouble share) {
        if (share.isPresent() && !(share.getAsDouble() >= 0 && share.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("not a share: " + share.getAsDouble());
        }
    }
}
