package org.linli.identity.internal.workers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.NewEngagement;
import org.linli.identity.ServingRole;

/**
 * As what somebody serves: one line of the register, or several that say the same about overlapping days and are read,
 * counted and changed as one.
 *
 * @param ids its lines, the earliest first
 * @param line the line department; empty for none
 * @param until first day without it; null for an open end
 * @param sources the rosters that name it; without those that were typed
 * @param version changes with every change to one of its lines
 */
public record Engagement(
        List<UUID> ids,
        ServingRole role,
        int unitNo,
        String line,
        String leads,
        LocalDate from,
        @Nullable LocalDate until,
        List<String> sources,
        int version) {

    public Engagement {
        ids = List.copyOf(ids);
        sources = List.copyOf(sources);
    }

    public UUID id() {
        return ids.getFirst();
    }

    public boolean hasEndedBy(LocalDate day) {
        return until != null && !until.isAfter(day);
    }

    boolean isSameAs(NewEngagement other) {
        return role == other.role()
                && unitNo == other.unitNo()
                && line.equals(other.line())
                && leads.equals(other.leads());
    }

    boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherUntil) {
        return (until == null || otherFrom.isBefore(until)) && (otherUntil == null || from.isBefore(otherUntil));
    }
}
