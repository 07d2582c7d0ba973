package org.linli.territory.web.grids;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridCell;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.Unit;
import org.linli.territory.internal.homes.HomeFigure;

/**
 * A grid of today in a list.
 *
 * @param use absent for an ordinary grid
 * @param homes doors on record, else as the map says
 * @param workers who looks after it, none for a vacant one
 */
public record PresentGrid(Unit unit, GridCell.@Nullable Use use, HomeFigure homes, List<GridWorker> workers) {}
