package org.linli.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;

/**
 * What became of units and what they came from. Public like the units themselves; reading needs no scope. A unit lives
 * through a half-open period of days; on the day it ends its successors live.
 */
public interface Lineage {

    /** How one unit became another, or changed. */
    enum Kind {
        MERGE,
        SPLIT,
        /** It ended without one that continues it; what stood there went to the unit named. */
        ABOLITION,
        MOVE,
        RENAME,
        RECODE,
        /** From a village to a community (村改居). */
        CONVERSION;

        /** Whether the unit stays the same unit. */
        public boolean isWithinOneUnit() {
            return switch (this) {
                case MERGE, SPLIT, ABOLITION -> false;
                case MOVE, RENAME, RECODE, CONVERSION -> true;
            };
        }
    }

    /**
     * One way a unit changed.
     *
     * @param day first day on which the successor stands in its place
     * @param share part of the predecessor that went to the successor, at most 1; 0 where it is not known
     * @param isHeir whether the successor took over what stood at the predecessor
     */
    record Link(LocalDate day, int predecessorNo, int successorNo, Kind kind, double share, boolean isHeir) {

        public boolean isShareKnown() {
            return share > 0;
        }
    }

    /**
     * A unit that lives on the day asked for, in the place of the one asked about.
     *
     * @param unit as it was on that day
     * @param share of the older of the two, which part the newer one is; 0 where it is not known
     */
    record Resolved(Unit unit, double share) {}

    /**
     * The days of a unit, of all units with a code, or of one of them.
     *
     * @param to first day on which it was no more; absent while it lives
     */
    record Life(int unitNo, LocalDate from, @Nullable LocalDate to) {

        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /** All links of the unit, of what it came from and of what came of it, oldest first. */
    List<Link> linksAround(int unitNo);

    /** First and last day of a unit; empty for a number that was never given. */
    Optional<Life> findLife(int unitNo);

    /**
     * The units that stand in the place of this one on the day: itself while it lives, its successors later, what it
     * came from earlier. Empty when nothing is known. Numbers with the greatest share come first.
     */
    List<Resolved> resolve(int unitNo, LocalDate day);

    /** The same for whichever unit ever had the code. A code belongs to one unit for ever. */
    List<Resolved> resolveCode(String code, LocalDate day);

    /**
     * The same for the unit that had the code on a day: where the ground that was its own then lies on another day. Unlike
     * {@link #resolve}, a unit that passed a part of itself on is not alone.
     */
    List<Resolved> resolveCode(String code, LocalDate on, LocalDate day);

    /**
     * The units of the structure of a day that records of a unit belong to then. One where it is certain; several where the
     * unit came from several; none where nothing is known. A unit that came from nothing counts for the one above it.
     */
    List<Integer> placesOf(int unitNo, LocalDate structureDay);

    /** Numbers of units, of any day, whose only place in the structure of that day is at or below the unit. */
    NumberRanges numbersAtOrBelow(int unitNo, LocalDate structureDay);

    /** Links between different units after one day, up to and on another, oldest first. */
    List<Link> linksBetween(LocalDate after, LocalDate until, int limit);

    /** Days on which the structure changed, newest first. */
    List<LocalDate> daysOfChange(int limit);
}
