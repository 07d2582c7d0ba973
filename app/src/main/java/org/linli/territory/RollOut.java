package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * Stages of the roll-out and what they ask for (M01-08). Each act runs in a transaction of its own, is put on record in
 * it, and reaches as far as the actor's scope: a unit beyond is {@code NotFound}. Doing the same twice changes nothing.
 */
public interface RollOut {

    /**
     * A step to another stage.
     *
     * @param stage code of the stage: {@code PILOT}, {@code FULL}, {@code EXTENSION}, {@code INTEGRATION}
     * @param source where it was decided; may be empty
     * @param reason why now, asked for while items of the present stage are open
     */
    record Step(String stage, LocalDate from, String source, String reason) {

        public Step {
            stage = stage.strip();
            source = source.strip();
            reason = reason.strip();
        }
    }

    /** Code of the stage that a unit was in on a day. */
    Optional<String> stageOn(int unitNo, LocalDate day);

    /**
     * Takes a unit to a stage. Open items do not stop it, but ask for a reason, which is kept.
     *
     * @return 1, or 0 if it was so already; refused with {@code structure.refused.trait}, {@code stages.refused.reason},
     *     {@code stages.refused.long}
     */
    Outcome<Integer> move(Actor actor, int unitNo, Step step, Instant now);

    /**
     * Confirms that items are done.
     *
     * @param items keys of items of any stage
     * @param day on which they were done; not after today
     * @return how many were open until now; refused with {@code stages.refused.none}, {@code stages.refused.day},
     *     {@code stages.refused.long}
     */
    Outcome<Integer> confirm(Actor actor, int unitNo, List<String> items, LocalDate day, String note, Instant now);
}
