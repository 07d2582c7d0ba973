package org.linli.territory.web.grids;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridCell;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.Unit;

/**
 * A grid of today in a list.
 *
 * @param use absent for an ordinary grid
 * @param households absent where nobody counted them
 * @param workers who looks after it, none for a vacant one
 */
public record PresentGrid(
        Unit unit, GridCell.@Nullable Use use, @Nullable Integer households, List<GridWorker> workers) {}
