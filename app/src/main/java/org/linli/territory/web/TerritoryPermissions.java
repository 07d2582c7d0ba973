package org.linli.territory.web;

/** What posts may be allowed to do with units and grids. */
public final class TerritoryPermissions {

    public static final String BROWSE = "territory.browse";
    public static final String IMPORT = "territory.import";
    public static final String STRUCTURE = "territory.structure";
    public static final String BODIES = "territory.bodies";
    public static final String GRIDS = "territory.grids";

    /** Doors of the grid where the post itself stands, and of no other. */
    public static final String DOORS = "territory.doors";

    public static final String DOOR_LISTS = "territory.door-lists";

    private TerritoryPermissions() {}
}
