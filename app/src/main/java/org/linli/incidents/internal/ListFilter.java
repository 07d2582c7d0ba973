package org.linli.incidents.internal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.NewReport;
import org.linli.incidents.State;
import org.linli.kernel.NumberRanges;

/**
 * What a list shows. Absent parts do not narrow it.
 *
 * @param units only incidents in these units; the scope narrows further
 * @param departmentNo only incidents given to this department
 * @param clock only those late, or due within two hours
 * @param words pairs of characters that title or address must have
 * @param structureDay the units are those of the structure of this day: only incidents that stood, or would have stood,
 *     there then
 */
public record ListFilter(
        @Nullable NumberRanges units,
        @Nullable Integer departmentNo,
        Set<State> states,
        @Nullable String categoryCode,
        NewReport.@Nullable Channel channel,
        @Nullable Timing clock,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String words,
        Sort sort,
        @Nullable LocalDate structureDay) {

    /** How an incident stands with its clock. */
    public enum Timing {
        LATE,
        SOON
    }

    /** In which order. */
    public enum Sort {
        NEWEST,
        DUE
    }

    public ListFilter {
        states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
    }

    /** Under the structure of today. */
    public ListFilter(
            @Nullable NumberRanges units,
            @Nullable Integer departmentNo,
            Set<State> states,
            @Nullable String categoryCode,
            NewReport.@Nullable Channel channel,
            @Nullable Timing clock,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String words,
            Sort sort) {
        this(units, departmentNo, states, categoryCode, channel, clock, from, to, words, sort, null);
    }

    public static ListFilter everything() {
        return new ListFilter(null, null, Set.of(), null, null, null, null, null, null, Sort.NEWEST);
    }

    public ListFilter withUnits(@Nullable NumberRanges next) {
        return new ListFilter(
                next, departmentNo, states, categoryCode, channel, clock, from, to, words, sort, structureDay);
    }

    public ListFilter withDepartment(@Nullable Integer next) {
        return new ListFilter(units, next, states, categoryCode, channel, clock, from, to, words, sort, structureDay);
    }

    public ListFilter withStates(Set<State> next) {
        return new ListFilter(
                units, departmentNo, next, categoryCode, channel, clock, from, to, words, sort, structureDay);
    }

    public ListFilter withCategory(@Nullable String next) {
        return new ListFilter(units, departmentNo, states, next, channel, clock, from, to, words, sort, structureDay);
    }

    public ListFilter sortedBy(Sort next) {
        return new ListFilter(
                units, departmentNo, states, categoryCode, channel, clock, from, to, words, next, structureDay);
    }
}
