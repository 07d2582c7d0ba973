package org.linli.territory.internal.grids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft of the grids of a unit.
 *
 * @param revision rises with every saving
 * @param keptRevision the cells that can be brought back, if any
 * @param base what the unit's grids and ground were when they were copied, as a hash
 * @param planId the plan that carries it out, once published
 * @param effective the first day of the published grids
 */
public record GridDrawing(
        UUID id,
        int unitNo,
        State state,
        int revision,
        @Nullable Integer keptRevision,
        String base,
        @Nullable UUID planId,
        @Nullable LocalDate effective,
        String draftedBy,
        Instant draftedAt,
        Instant changedAt) {

    /** Where a drawing is in its life. */
    public enum State {
        DRAFT,
        /** Waits for its midnight. */
        PUBLISHED,
        IN_FORCE,
        DROPPED
    }

    public boolean isEditable() {
        return state == State.DRAFT;
    }

    public String href() {
        return "/grids/drawings/" + id;
    }
}
