package org.linli.lineage;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Why a plan cannot be carried out, or should be looked at once more. */
public sealed interface Objection {

    /** True if the plan cannot be carried out as it is. */
    default boolean isBlocking() {
        return true;
    }

    /** The message key, such as {@code lineage.code-retired}. */
    default String key() {
        return "lineage."
                + getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
    }

    /** The plan would change what has been. */
    record InThePast(LocalDate effective, LocalDate today) implements Objection {}

    /** No unit has the code on the day before. */
    record UnknownUnit(String code) implements Objection {}

    /** Another unit has the code. */
    record CodeTaken(String code) implements Objection {}

    /** Another unit had the code once. */
    record CodeRetired(String code) implements Objection {}

    /** Two steps of the plan concern the unit. */
    record InTwoSteps(String code) implements Objection {}

    /** Another plan changes the unit on this day or later. */
    record ChangedAlready(String code, LocalDate on) implements Objection {}

    /** Units would be left below one that is no more. */
    record Orphans(String parent, List<String> codes) implements Objection {}

    /** Units would stand below themselves. */
    record Cycle(List<String> codes) implements Objection {}

    /** Shares of the parts do not add up to 1. */
    record SharesDoNotAddUp(String code, double sum) implements Objection {}

    /** Fewer than two units to merge, or fewer than two parts to divide into. */
    record NothingToDo(String code) implements Objection {}

    /** The units to be merged stand below different ones. */
    record DifferentParents(List<String> codes, List<String> parents) implements Objection {
        @Override
        public boolean isBlocking() {
            return false;
        }
    }
}
