package org.linli.territory;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A grid as it is drawn, sound or not.
 *
 * @param number unique in its drawing, 1 or more
 * @param unitNo the grid that goes on in it; absent for a new one
 * @param use what a dedicated grid is for
 * @param shape polygon or multi-polygon in WGS 84 degrees
 */
public record GridCell(
        int number,
        String name,
        Kind kind,
        @Nullable Integer unitNo,
        @Nullable Use use,
        Geometry shape) {

    /** What kind of grid. */
    public enum Kind {
        GRID,
        /** 专属网格 */
        DEDICATED_GRID
    }

    /** What a dedicated grid is for. */
    public enum Use {
        SCHOOL,
        MALL,
        PARK,
        HOSPITAL,
        MARKET,
        STATION,
        OFFICE,
        OTHER
    }

    /** The same grid elsewhere. */
    public GridCell at(Geometry other) {
        return new GridCell(number, name, kind, unitNo, use, other);
    }
}
