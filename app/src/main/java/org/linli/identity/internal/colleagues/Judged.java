package org.linli.identity.internal.colleagues;

import java.util.Optional;
import org.linli.identity.NewColleague;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/** A row with what it comes to: a colleague to be taken in, or the reason why not. */
public record Judged(SheetRow row, Outcome<NewColleague> verdict) {

    public boolean isGood() {
        return verdict instanceof Outcome.Done<NewColleague>;
    }

    public Optional<Refusal> findProblem() {
        return verdict instanceof Outcome.Refused<NewColleague> refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }
}
