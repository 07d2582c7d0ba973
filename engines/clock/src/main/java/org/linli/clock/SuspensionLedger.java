package org.linli.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The suspensions of one clock. Input may be unsorted, overlapping, repeated and open-ended; overlapping time counts once. */
public final class SuspensionLedger {

    private static final SuspensionLedger NONE = new SuspensionLedger(List.of());

    private final List<Suspension> merged;

    private SuspensionLedger(List<Suspension> merged) {
        this.merged = merged;
    }

    /** The ledger of a clock that was never suspended. */
    public static SuspensionLedger none() {
        return NONE;
    }

    /** Reads suspensions in any order. */
    public static SuspensionLedger of(Collection<Suspension> suspensions) {
        if (suspensions.isEmpty()) {
            return NONE;
        }
        List<Suspension> merged = new ArrayList<>();
        suspensions.stream().sorted(Comparator.comparing(Suspension::from)).forEach(next -> {
            if (!merged.isEmpty() && touches(merged.getLast(), next)) {
                merged.set(merged.size() - 1, union(merged.getLast(), next));
            } else {
                merged.add(next);
            }
        });
        return new SuspensionLedger(List.copyOf(merged));
    }

    /** The same time as few suspensions in order; only the last can be open. */
    public List<Suspension> merged() {
        return merged;
    }

    /** Whether a clock with this ledger stands still at an instant. */
    public boolean isSuspendedAt(Instant instant) {
        return merged.stream().anyMatch(pause -> !instant.isBefore(pause.from()) && !endsBy(pause, instant));
    }

    private static boolean endsBy(Suspension pause, Instant instant) {
        Instant until = pause.until();
        return until != null && !until.isAfter(instant);
    }

    private static boolean touches(Suspension earlier, Suspension later) {
        Instant until = earlier.until();
        return until == null || !later.from().isAfter(until);
    }

    private static Suspension union(Suspension earlier, Suspension later) {
        Instant one = earlier.until();
        Instant other = later.until();
        if (one == null || other == null) {
            return Suspension.openFrom(earlier.from());
        }
        return new Suspension(earlier.from(), one.isAfter(other) ? one : other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SuspensionLedger ledger && merged.equals(ledger.merged);
    }

    @Override
    public int hashCode() {
        return merged.hashCode();
    }

    @Override
    public String toString() {
        return "SuspensionLedger" + merged;
    }
}
