package org.linli.identity.internal.transfer;

import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.transfer.EmploymentRows.Change;
import org.linli.identity.internal.transfer.EmploymentRows.Known;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/**
 * A row with what it comes to.
 *
 * @param known whom it is about; null where the reader sees no such account
 * @param verdict grade and pay as they shall be, or the reason why the row is refused
 */
public record JudgedEmployment(EmploymentRow row, @Nullable Known known, Outcome<Employment> verdict) {

    /** What is to be looked at first comes first. */
    public enum Kind {
        BAD,
        CHANGED,
        SAME
    }

    public Kind kind() {
        return switch (verdict) {
            case Outcome.Done<Employment> done -> done.value().equals(before()) ? Kind.SAME : Kind.CHANGED;
            case Outcome.Refused<Employment> refused -> Kind.BAD;
        };
    }

    /** What is known now. */
    public Employment before() {
        return known == null ? Employment.unknown() : known.employment();
    }

    /** What will be known; for a row that is refused what is known now. */
    public Employment after() {
        return verdict instanceof Outcome.Done<Employment> done ? done.value() : before();
    }

    public @Nullable Refusal problem() {
        return verdict instanceof Outcome.Refused<Employment> refused ? refused.refusal() : null;
    }

    boolean isChanged() {
        return kind() == Kind.CHANGED;
    }

    Change change() {
        if (known == null) {
            throw new IllegalStateException("Row " + row.line() + " is about nobody");
        }
        return new Change(known.accountId(), before(), after());
    }
}
