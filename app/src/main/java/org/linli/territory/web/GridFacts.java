package org.linli.territory.web;

import java.util.List;
import java.util.Map;
import org.linli.territory.GridCell;
import org.linli.territory.GridStaff;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.Unit;
import org.linli.territory.internal.GridUses;
import org.linli.territory.internal.Snapshots;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What lists say of many grids at once: who looks after them, and what dedicated ones are for. */
@Component
public class GridFacts {

    private static final String GRID = "grid";

    private final ObjectProvider<GridStaff> staff;
    private final GridUses uses;
    private final Snapshots snapshots;

    GridFacts(ObjectProvider<GridStaff> staff, GridUses uses, Snapshots snapshots) {
        this.staff = staff;
        this.uses = uses;
        this.snapshots = snapshots;
    }

    /** By number of the grid; vacant ones are missing. */
    public Map<Integer, List<GridWorker>> workersOf(List<Unit> grids) {
        GridStaff known = staff.getIfAvailable();
        return known == null || grids.isEmpty()
                ? Map.of()
                : known.today(grids.stream().map(Unit::no).toList());
    }

    /** By number of the grid; ordinary ones are missing. Units that are no grids are passed over. */
    public Map<Integer, GridCell.Use> usesOf(List<Unit> units) {
        List<Integer> grids = units.stream()
                .filter(unit -> unit.level().equals(GRID))
                .map(Unit::no)
                .toList();
        return grids.isEmpty() ? Map.of() : uses.on(grids, snapshots.today());
    }
}
