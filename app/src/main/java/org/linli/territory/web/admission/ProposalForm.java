package org.linli.territory.web.admission;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.GridAdmissions.Proposal;
import org.linli.territory.GridItem;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;

/**
 * A task that somebody proposes, as it was typed.
 *
 * @param unit official code of the unit
 * @param until empty where it is to stay
 */
public record ProposalForm(
        @Nullable String unit,
        @Nullable String name,
        @Nullable String frequency,
        @Nullable String evidence,
        @Nullable String basis,
        @Nullable String from,
        @Nullable String until,
        @Nullable String why,
        @Nullable String people,
        @Nullable String funds) {

    static ProposalForm empty(Unit unit, LocalDate from) {
        return new ProposalForm(unit.code(), null, null, null, null, from.toString(), null, null, null, null);
    }

    String code() {
        return text(unit);
    }

    Outcome<Proposal> read(int unitNo) {
        return DayText.read(from)
                .then(first -> lastDay(until)
                        .map(last -> new Proposal(
                                unitNo,
                                new GridItem.Wording(text(name), text(frequency), text(evidence), text(basis)),
                                first,
                                last.orElse(null),
                                text(why),
                                text(people),
                                text(funds))));
    }

    /** Absent if nothing was typed. */
    static Outcome<Optional<LocalDate>> lastDay(@Nullable String typed) {
        return text(typed).isEmpty()
                ? Outcome.done(Optional.empty())
                : DayText.read(typed).map(Optional::of);
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
