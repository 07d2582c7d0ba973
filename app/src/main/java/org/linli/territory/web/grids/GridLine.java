package org.linli.territory.web.grids;

import org.linli.territory.internal.grids.GridDrawing;

/** A drawing in a list, with the name of its unit. */
public record GridLine(GridDrawing drawing, String unit) {}
