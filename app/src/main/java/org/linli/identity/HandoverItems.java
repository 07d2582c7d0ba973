package org.linli.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Scope;

/**
 * What people hold in a module: open items, drafts, devices. Contributed as a bean by every module in which something can
 * be in one person's hands. Leaving a post moves it to the successor; an account that still holds something is not closed.
 *
 * <p>All methods are called inside an open transaction that sees everything; they read and write in sets, never row by
 * row.
 */
public interface HandoverItems {

    /** Message key that names the kind, for example {@code incidents.handover}. */
    String kind();

    /** How many things the hands hold. */
    int count(Hands hands);

    /** The things themselves, most urgent first. */
    List<Item> list(Hands hands, int limit);

    /**
     * Moves everything to the successor.
     *
     * @return how many things were moved; equal to {@link #count} just before
     */
    int transfer(Transfer transfer);

    /**
     * A person acting from a post.
     *
     * @param reach what the post reaches: its territory or its department; {@link Scope.SystemJob} for all that the person
     *     holds, from whatever post
     */
    record Hands(UUID accountId, Scope reach) {}

    /**
     * One thing.
     *
     * @param path page of the thing, if it has one
     */
    record Item(UUID id, String title, @Nullable String path) {}

    /**
     * An order to move.
     *
     * @param successorName as histories show it
     * @param handoverId under which the reasons can be looked up
     * @param evidenceId the entry that commits to the hand-over
     */
    record Transfer(
            Hands from,
            UUID successorId,
            String successorName,
            UUID handoverId,
            UUID evidenceId,
            Actor by,
            Instant at) {}
}
