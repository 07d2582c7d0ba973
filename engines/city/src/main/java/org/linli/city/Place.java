package org.linli.city;

import org.locationtech.jts.geom.Polygon;

/** Ground with a name or a look of its own, in degrees. */
public record Place(Kind kind, String name, int gridNumber, Polygon shape) {

    public enum Kind {
        SCHOOL,
        PLAYGROUND,
        PARK,
        POND,
        MARKET,
        OFFICE,
        GREEN
    }
}
