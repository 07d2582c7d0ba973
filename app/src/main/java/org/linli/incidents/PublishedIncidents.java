package org.linli.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What everybody may know about incidents: kind, place to the grid, progress. */
public interface PublishedIncidents {

    /** The latest steps forward, newest first. */
    List<Published> listLatest(int limit);

    /** Counts of the last thirty days. */
    Month lastThirtyDays();

    /** One incident without words, address, photo or person. */
    record Published(
            String categoryName,
            int unitNo,
            State state,
            Instant reportedAt,
            @Nullable Instant closedAt,
            @Nullable Integer rating) {}

    /**
     * A month in figures.
     *
     * @param satisfied ratings of "satisfied" or better
     * @param rated all ratings given
     */
    record Month(int reported, int closed, int satisfied, int rated) {}
}
