package org.linli.identity.internal.workers.roster;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.identity.NewWorker;
import org.linli.kernel.Refusal;

/**
 * A row with what it comes to.
 *
 * @param worker who comes in; null where she does not, and once the roster is in
 * @param problem key of the reason why the row is refused; null where it is not
 */
public record JudgedLine(
        RosterLine row,
        Verdict verdict,
        @Nullable NewWorker worker,
        @Nullable String problem,
        List<String> arguments) {

    /** What a row comes to. */
    public enum Verdict {
        GOOD,
        /** The register says it already. */
        KNOWN,
        BAD
    }

    public JudgedLine {
        arguments = List.copyOf(arguments);
    }

    static JudgedLine good(RosterLine row, NewWorker worker, boolean isKnown) {
        return new JudgedLine(row, isKnown ? Verdict.KNOWN : Verdict.GOOD, worker, null, List.of());
    }

    static JudgedLine bad(RosterLine row, Refusal refusal) {
        return new JudgedLine(
                row,
                Verdict.BAD,
                null,
                refusal.key(),
                refusal.arguments().stream().map(Object::toString).toList());
    }

    public boolean isGood() {
        return verdict == Verdict.GOOD;
    }

    public boolean isKnown() {
        return verdict == Verdict.KNOWN;
    }

    public Optional<Refusal> findProblem() {
        return Optional.ofNullable(problem).map(key -> Refusal.of(key, arguments.toArray()));
    }

    JudgedLine withoutWorker() {
        return new JudgedLine(row, verdict, null, problem, arguments);
    }
}
