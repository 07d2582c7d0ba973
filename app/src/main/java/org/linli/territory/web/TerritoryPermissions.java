package org.linli.territory.web;

/** What posts may be allowed to do with units and grids. */
public final class TerritoryPermissions {

    public static final String BROWSE = "territory.browse";
    public static final String IMPORT = "territory.import";
    public static final String STRUCTURE = "territory.structure";
    public static final String BODIES = "territory.bodies";
    public static final String GRIDS = "territory.grids";

    private TerritoryPermissions() {}
}
