package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * Drawings of the grids of a unit. Whoever may not see the unit does not find the drawing: {@code NotFound}. Rules answer
 * with a refusal whose key begins with {@code grids.refused}.
 */
public interface GridDrawings {

    /** Opens a draft with today's grids; refused where the unit has no boundary. */
    Outcome<UUID> open(Actor actor, int unitNo, Instant now);

    /** The newest draft of the unit that is not published. */
    Optional<UUID> findDraft(Actor actor, int unitNo);

    List<GridCell> cells(Actor actor, UUID id);

    /**
     * Saves cells over those of a revision.
     *
     * @return the new revision; refused with {@code grids.refused.changed} when somebody saved meanwhile
     */
    Outcome<Integer> save(Actor actor, UUID id, int revision, List<GridCell> cells, Instant now);

    /**
     * Publishes a drawing for a day, today or later.
     *
     * @return the plan that carries it out; refused while an error stands
     */
    Outcome<UUID> publish(Actor actor, UUID id, int revision, LocalDate day, Instant now);
}
