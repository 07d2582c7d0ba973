package org.linli.city;

/** What stands on a block. */
public enum LandUse {
    RESIDENTIAL,
    SCHOOL,
    PARK,
    MARKET,
    OFFICE,
    /** Too small to build on. */
    GREEN
}
