package org.linli.territory.web;

import org.linli.territory.Unit;

/**
 * A unit that was searched for.
 *
 * @param where names of the units above it
 */
public record Found(Unit unit, String where) {}
