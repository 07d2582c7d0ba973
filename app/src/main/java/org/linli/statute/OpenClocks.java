package org.linli.statute;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.linli.clock.Budget;
import org.linli.clock.Deadline;

/**
 * Clocks that run now and keep their due instant in a table; contributed by each module that has such clocks. Both methods
 * are called inside a transaction that sees all rows, and work on sets.
 */
public interface OpenClocks {

    /** Rules and calendars that hold together. */
    record Basis(Rules rules, Calendars calendars) {}

    /**
     * A clock that a change moves.
     *
     * @param name what it is called on lists, for example the number of an incident
     * @param stage message key of the stage it measures
     * @param href its page
     * @param since when the stage began
     */
    record Move(
            UUID id,
            String name,
            String stage,
            String href,
            int unitNo,
            Instant since,
            Budget budgetBefore,
            Budget budget,
            Deadline before,
            Deadline after) {

        /** Whether the change alone makes it late. */
        public boolean isNewlyLate(Instant now) {
            return !now.isAfter(before.at()) && now.isAfter(after.at());
        }
    }

    /**
     * The open clocks that are due at another instant, or otherwise certain, under the new basis than under the old one. A
     * clock whose budget was not taken from the rules keeps it.
     */
    List<Move> moves(Basis before, Basis after);

    /** Writes the new budgets and due instants of clocks whose stage is still the same. */
    void apply(List<Move> moves);
}
