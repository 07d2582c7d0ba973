package org.linli.territory.web.grids;

import org.linli.territory.internal.grids.DutyGrid;

/**
 * A duty grid in a list.
 *
 * @param grids the names of its grids
 */
public record DutyGridLine(DutyGrid duty, String grids) {}
