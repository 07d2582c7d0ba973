package org.linli.geo;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * The coordinate systems in which places reach us. Everything is stored in WGS 84 or CGCS2000, which
 * differ by less than a millimetre in shape and are treated as equal; the others are converted at the edge.
 *
 * <p>GCJ-02 is the shift applied by Chinese public maps (a = 6378245.0, ee = 0.00669342162296594323 and a
 * published polynomial), BD-09 a further shift by Baidu. Outside China both are the identity. The way back
 * is found by iteration and returns within a millimetre to where it started.
 */
public enum CoordinateSystem {
    WGS84,
    CGCS2000,
    GCJ02,
    BD09;

    /** Finds a system by the name used in requests: {@code wgs84}, {@code cgcs2000}, {@code gcj02}, {@code bd09}; case and hyphens do not matter. */
    public static Optional<CoordinateSystem> named(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT).replace("-", "").replace(" ", "");
        for (CoordinateSystem system : values()) {
            if (system.name().equals(plain)) {
                return Optional.of(system);
            }
        }
        return Optional.empty();
    }

    public LonLat toWgs84(LonLat place) {
        return switch (this) {
            case WGS84, CGCS2000 -> place;
            case GCJ02 -> ChinaShift.wgs84FromGcj02(place);
            case BD09 -> ChinaShift.wgs84FromGcj02(ChinaShift.gcj02FromBd09(place));
        };
    }

    public LonLat fromWgs84(LonLat place) {
        return switch (this) {
            case WGS84, CGCS2000 -> place;
            case GCJ02 -> ChinaShift.gcj02FromWgs84(place);
            case BD09 -> ChinaShift.bd09FromGcj02(ChinaShift.gcj02FromWgs84(place));
        };
    }

    /** Converts a place given in this system into {@code target}. */
    public LonLat convert(LonLat place, CoordinateSystem target) {
        return this == target ? place : target.fromWgs84(toWgs84(place));
    }

    /** Converts every point of a geometry, in a copy; the topology of small shapes survives, as both shifts are smooth. */
    public Geometry convert(Geometry degrees, CoordinateSystem target) {
        Geometry copy = degrees.copy();
        copy.apply((CoordinateFilter) point -> {
            LonLat moved = convert(LonLat.of(point), target);
            point.setX(moved.longitude());
            point.setY(moved.latitude());
        });
        copy.geometryChanged();
        return copy;
    }
}
