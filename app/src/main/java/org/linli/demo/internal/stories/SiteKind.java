package org.linli.demo.internal.stories;

/** What a report is about, as a place. */
enum SiteKind {
    LAMP,
    SEWER,
    RAIN,
    BIN,
    FITNESS,
    /** Beside a road. */
    ROAD,
    /** In the grounds of an estate. */
    ESTATE,
    /** In or at a residential building. */
    BUILDING,
    SHOP,
    PARK,
    MARKET
}
