package org.linli.territory.internal.reorganisation;

import java.util.Optional;
import org.linli.geo.Lattice;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Boundaries inside of a plan: well-known text, which keeps every digit. */
public final class GroundText {

    private GroundText() {}

    public static String write(Geometry shape) {
        return shape.toText();
    }

    /** Empty for anything that is not an area. */
    static Optional<Geometry> read(String text) {
        try {
            return Optional.<Geometry>of(new WKTReader(Lattice.FACTORY).read(text))
                    .filter(shape -> shape instanceof Polygonal && !shape.isEmpty());
        } catch (ParseException | IllegalArgumentException notGround) {
            return Optional.empty();
        }
    }
}
