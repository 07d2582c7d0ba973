package org.linli.territory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is done in grids, as it reads during some days (M01-44).
 *
 * @param unitNo the unit that published it; it holds there and below
 * @param from first day
 * @param until first day on which it no longer reads so; absent while no end is known
 * @param admission how it came onto the list; absent for what belonged on it from the start
 */
public record GridItem(
        UUID id,
        int unitNo,
        Wording wording,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Admission admission) {

    /**
     * That a task from outside was let in, as everybody may read it.
     *
     * @param id of what was proposed, for staff
     * @param number under which it was admitted
     * @param by the post that decided and its unit; no name
     * @param proposer the department or office that asked
     */
    public record Admission(UUID id, String number, LocalDate on, String by, String proposer, String reason) {}

    /**
     * What the list says.
     *
     * @param frequency how often, in words
     * @param evidence what shows that it was done; may be empty
     * @param basis the law or rule it rests on
     */
    public record Wording(String name, String frequency, String evidence, String basis) {

        public Wording {
            name = name.strip();
            frequency = frequency.strip();
            evidence = evidence.strip();
            basis = basis.strip();
        }
    }
}
