package org.linli.territory.web.grids;

import org.jspecify.annotations.Nullable;
import org.linli.geo.GridPlan;
import org.linli.territory.internal.grids.Proposals;

/** What a planner asks the proposer for, as typed. */
public record WishForm(
        @Nullable Integer count,
        @Nullable Integer fewest,
        @Nullable Integer most,
        @Nullable Boolean cut,
        @Nullable Boolean keep,
        @Nullable Boolean asked) {

    boolean isAsked() {
        return asked != null;
    }

    Proposals.Wish wish(GridPlan.Limits limits) {
        return new Proposals.Wish(
                count == null ? 0 : count,
                fewest == null ? Math.max(1, limits.fewestHouseholds()) : fewest,
                most == null ? Math.max(1, limits.mostHouseholds()) : most,
                asked == null || Boolean.TRUE.equals(cut),
                asked == null || Boolean.TRUE.equals(keep));
    }
}
