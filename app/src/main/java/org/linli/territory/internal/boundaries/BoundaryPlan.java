package org.linli.territory.internal.boundaries;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridCell;
import org.linli.territory.ImportReport;
import org.locationtech.jts.geom.Geometry;

/** What an import of boundaries would write, given the units and boundaries as they are. */
public record BoundaryPlan(List<NewGrid> grids, List<NewBoundary> boundaries, ImportReport report) {

    public BoundaryPlan {
        grids = List.copyOf(grids);
        boundaries = List.copyOf(boundaries);
    }

    /**
     * A grid that is not there yet.
     *
     * @param code official code of the grid, if it has one
     * @param use what a dedicated grid is for
     */
    public record NewGrid(
            int communityNo,
            @Nullable String code,
            String name,
            GridCell.@Nullable Use use,
            Geometry shape,
            LocalDate since) {}

    /** A boundary for a unit that exists. */
    public record NewBoundary(int unitNo, Geometry shape, LocalDate since) {}
}
