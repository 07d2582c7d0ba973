package org.linli.kernel;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Which rows a transaction may see. Enforced by row-level security; {@link Transactions} hands it to the database at
 * the start of every transaction. Where nothing is set, nothing is visible.
 */
public sealed interface Scope {

    /** Everything at or below the units of a post. */
    record Territory(NumberRanges units) implements Scope {}

    /** What is assigned to a department. */
    record Department(int departmentNo) implements Scope {}

    /** A resident's own records. */
    record Self(UUID residentId) implements Scope {}

    /** One record, opened by a code its holder was given. */
    record Capability(UUID recordId) implements Scope {}

    /** Published projections only; no row of a protected table. */
    record Published() implements Scope {}

    /** The doors of one's own grid (M01-40): of the one where the post stands, while the account holds it on the day. */
    record GridStaff(UUID accountId, UUID postId, LocalDate day) implements Scope {}

    /** All rows, for a job of the system with a named purpose. */
    record SystemJob(Purpose purpose) implements Scope {}

    /** The unit numbers that this scope opens; empty where it opens none by territory. */
    default NumberRanges units() {
        return switch (this) {
            case Territory territory -> territory.units();
            case SystemJob ignored -> NumberRanges.everything();
            case Department ignored -> NumberRanges.none();
            case Self ignored -> NumberRanges.none();
            case Capability ignored -> NumberRanges.none();
            case GridStaff ignored -> NumberRanges.none();
            case Published ignored -> NumberRanges.none();
        };
    }
}
