package org.linli.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Well-known binary (OGC 06-103r4): big-endian, two dimensions, no SRID; the coordinates are WGS 84 degrees. */
public final class Wkb {

    private Wkb() {}

    public static byte[] write(Geometry geometry) {
        return new WKBWriter(2).write(geometry);
    }

    public static byte[] write(LonLat place) {
        return write(place.toPoint());
    }

    /** @throws IllegalArgumentException if the bytes are no well-known binary */
    public static Geometry read(byte[] bytes) {
        try {
            return new WKBReader(Lattice.FACTORY).read(bytes);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException("not well-known binary: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * Reads a polygon or a multi-polygon.
     *
     * @throws IllegalArgumentException if the bytes hold anything else
     */
    public static Geometry readPolygonal(byte[] bytes) {
        Geometry geometry = read(bytes);
        if (!(geometry instanceof Polygonal)) {
            throw new IllegalArgumentException("expected a polygon, found " + geometry.getGeometryType());
        }
        return geometry;
    }

    /** @throws IllegalArgumentException if the bytes hold no point, an empty one, or one out of range */
    public static LonLat readPoint(byte[] bytes) {
        Geometry geometry = read(bytes);
        if (!(geometry instanceof Point point) || point.isEmpty()) {
            throw new IllegalArgumentException("expected a point, found " + geometry.getGeometryType());
        }
        return LonLat.of(point.getCoordinate());
    }
}
