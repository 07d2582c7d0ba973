package org.linli.territory.web.grids;

import org.linli.territory.GridItem;

/**
 * An item in a list.
 *
 * @param unit the name of the unit that published it
 * @param isOwn whether the reader may change it
 */
public record GridItemLine(GridItem item, String unit, boolean isOwn) {}
