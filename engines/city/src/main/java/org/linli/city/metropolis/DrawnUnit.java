package org.linli.city.metropolis;

/**
 * A unit with its ground.
 *
 * @param parent the code of the unit above; empty for the city
 * @param households on its ground, roughly, where it is no grid; in its buildings, where it is one
 */
record DrawnUnit(UnitLevel level, String code, String name, String parent, Ring ring, int households) {}
