package org.linli.territory.web.structure;

import java.util.List;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.Unit;

/**
 * Where grids have nobody or more than one, and who looks after several (M01-04).
 *
 * @param listed at most so many are shown
 */
public record StaffingReport(int grids, List<Grid> vacant, List<Grid> several, List<Spread> spread, int listed) {

    /** A grid with those who look after it. */
    public record Grid(Unit unit, Unit community, List<GridWorker> workers) {}

    /** A person who looks after several grids. */
    public record Spread(GridWorker worker, List<Unit> grids) {}
}
