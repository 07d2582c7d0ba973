package org.linli.identity.web.workers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.workers.ServingCounts;
import org.linli.identity.internal.workers.WorkerLine;
import org.linli.territory.Unit;

/**
 * What the list shows.
 *
 * @param phone the number searched for; empty for none
 * @param units the reader may choose from
 * @param lines line departments she may choose from
 * @param first address of the first page; null on it
 * @param next address of the following page; null on the last one
 */
public record WorkersPage(
        WorkersAddress address,
        String phone,
        List<WorkerLine> people,
        ServingCounts counts,
        List<Unit> units,
        List<String> lines,
        @Nullable String first,
        @Nullable String next) {

    /** People of the kind chosen, or all. */
    public ServingCounts.Figure shown() {
        return address.kind().map(counts::of).orElse(counts.all());
    }
}
