package org.linli.territory.web.homes;

import org.linli.territory.Unit;
import org.linli.territory.internal.homes.HomeFigure;

/** A unit right below another, with its numbers. */
public record HomesLine(Unit unit, int unitsBelow, HomeFigure figure) {}
