package org.linli.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/**
 * Admission (准入) of tasks that are not on the list of grid work (M01-44). Each act runs in a transaction of its own and is
 * put on record in it. What an actor does not see is {@code NotFound}.
 */
public interface GridAdmissions {

    /**
     * What is asked for.
     *
     * @param unitNo where it would hold, with everything below
     * @param until first day without it; absent if it is to stay
     * @param whyGrid why the grid shall do it and not the proposer
     * @param people whom the proposer gives along; may be empty if there are funds
     * @param funds what the proposer pays; may be empty if there are people
     */
    record Proposal(
            int unitNo,
            GridItem.Wording wording,
            LocalDate from,
            @Nullable LocalDate until,
            String whyGrid,
            String people,
            String funds) {

        public Proposal {
            whyGrid = whyGrid.strip();
            people = people.strip();
            funds = funds.strip();
        }
    }

    /**
     * On what terms it is admitted.
     *
     * @param from today or later, and not before the day asked for
     * @param until first day without it; not after the day asked for
     * @param reason read by residents too
     */
    record Terms(LocalDate from, @Nullable LocalDate until, String reason) {

        public Terms {
            reason = reason.strip();
        }
    }

    /** Whether anything was proposed for exactly this unit, as far as the actor sees it. */
    boolean hasAny(Actor actor, int unitNo);

    /** @return its id; refused with a key that begins with {@code admission.refused} or {@code grids.items.refused} */
    Outcome<UUID> propose(Actor actor, Proposal proposal, Instant now);

    /** Takes it back before it is decided: by whoever proposed it, or whoever holds the post now. */
    Outcome<UUID> withdraw(Actor actor, UUID id, Instant now);

    /**
     * Puts it on the list. Never by whoever proposed it, nor from the same post.
     *
     * @return the item; refused with a key that begins with {@code admission.refused}
     */
    Outcome<GridItem> admit(Actor actor, UUID id, Terms terms, Instant now);

    /** The same rules as {@link #admit}; the reason stays for staff to read. */
    Outcome<UUID> refuse(Actor actor, UUID id, String reason, Instant now);
}
