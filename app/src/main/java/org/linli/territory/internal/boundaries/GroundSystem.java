package org.linli.territory.internal.boundaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.geo.CoordinateSystem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** The system of coordinates a file says it is drawn in; x is east and y north in all of them. */
sealed interface GroundSystem {

    /** Longitude and latitude, of a datum that is read as it is. */
    record Degrees(CoordinateSystem datum) implements GroundSystem {}

    /**
     * Metres on a plane, which become degrees before anything else is done with them.
     *
     * @param name for example {@code EPSG:4526}
     * @param definition in the notation of PROJ
     */
    record Plane(String name, String definition, CoordinateSystem datum) implements GroundSystem {

        private static final CRSFactory FACTORY = new CRSFactory();

        /** A copy in degrees; a place the plane does not have becomes NaN, which the checks refuse. */
        List<List<List<Coordinate>>> inDegrees(List<List<List<Coordinate>>> polygons) {
            CoordinateReferenceSystem system = FACTORY.createFromParameters(name, definition);
            List<List<List<Coordinate>>> converted = new ArrayList<>(polygons.size());
            for (List<List<Coordinate>> rings : polygons) {
                converted.add(rings.stream()
                        .map(ring -> ring.stream()
                                .map(point -> degrees(system, point))
                                .toList())
                        .toList());
            }
            return converted;
        }

        private static Coordinate degrees(CoordinateReferenceSystem system, Coordinate point) {
            ProjCoordinate place = new ProjCoordinate();
            try {
                system.getProjection().inverseProject(new ProjCoordinate(point.x, point.y), place);
            } catch (Proj4jException outside) {
                return new Coordinate(Double.NaN, Double.NaN);
            }
            return new Coordinate(place.x, place.y);
        }
    }

    /** The file says nothing. */
    record Unstated() implements GroundSystem {}

    /** One we do not read; converting between datums needs parameters that are not public. */
    record Foreign(String name) implements GroundSystem {}

    int WGS84 = 4326;
    int CGCS2000 = 4490;
    int WEB_MERCATOR = 3857;

    Pattern CODE = Pattern.compile(".*?(?:EPSG|epsg)\\D+(?:\\d+(?:\\.\\d+)*:)?(\\d{4,6})");
    String ELLIPSOID = " +ellps=GRS80 +units=m +no_defs";

    /** The system of an EPSG code: longitude and latitude, Web Mercator, or a Gauss–Krüger zone of CGCS2000. */
    static GroundSystem ofEpsg(int code) {
        return switch (code) {
            case WGS84 -> new Degrees(CoordinateSystem.WGS84);
            case CGCS2000 -> new Degrees(CoordinateSystem.CGCS2000);
            case WEB_MERCATOR, 900913, 102100, 102113 ->
                new Plane(
                        "EPSG:" + WEB_MERCATOR,
                        "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs",
                        CoordinateSystem.WGS84);
            default -> zone(code).<GroundSystem>map(plane -> plane).orElseGet(() -> new Foreign("EPSG:" + code));
        };
    }

    /** A name such as {@code EPSG:4490} or {@code urn:ogc:def:crs:OGC:1.3:CRS84}. */
    static GroundSystem named(String name) {
        if (name.toUpperCase(Locale.ROOT).endsWith("CRS84")) {
            return new Degrees(CoordinateSystem.WGS84);
        }
        Matcher code = CODE.matcher(name);
        if (code.matches()) {
            return ofEpsg(Integer.parseInt(code.group(1)));
        }
        return name.matches("\\d{4,6}") ? ofEpsg(Integer.parseInt(name)) : new Foreign(name);
    }

    /** The zone with this central meridian and false easting; six and three degrees wide ones differ in the meridian only. */
    static Optional<Plane> zone(double centralMeridian, double falseEasting) {
        for (int code = 4491; code <= 4554; code++) {
            Zone zone = Zone.of(code);
            if (zone.centralMeridian() == centralMeridian && zone.falseEasting() == falseEasting) {
                return Optional.of(zone.plane());
            }
        }
        return Optional.empty();
    }

    private static Optional<Plane> zone(int code) {
        return code >= 4491 && code <= 4554 ? Optional.of(Zone.of(code).plane()) : Optional.empty();
    }

    /**
     * A Gauss–Krüger zone of CGCS2000 as EPSG numbers them: 4491–4501 six degrees wide with the zone before the easting,
     * 4502–4512 without it, 4513–4533 three degrees wide with it, 4534–4554 without it; each row begins at 75° E.
     */
    record Zone(int code, int centralMeridian, int falseEasting) {

        private static final int FALSE_EASTING = 500_000;
        private static final int MILLION = 1_000_000;

        static Zone of(int code) {
            if (code <= 4501) {
                return new Zone(code, 75 + 6 * (code - 4491), (code - 4491 + 13) * MILLION + FALSE_EASTING);
            }
            if (code <= 4512) {
                return new Zone(code, 75 + 6 * (code - 4502), FALSE_EASTING);
            }
            return code <= 4533
                    ? new Zone(code, 75 + 3 * (code - 4513), (code - 4513 + 25) * MILLION + FALSE_EASTING)
                    : new Zone(code, 75 + 3 * (code - 4534), FALSE_EASTING);
        }

        Plane plane() {
            return new Plane(
                    "EPSG:" + code,
                    "+proj=tmerc +lat_0=0 +lon_0=" + centralMeridian + " +k=1 +x_0=" + falseEasting + " +y_0=0"
                            + ELLIPSOID,
                    CoordinateSystem.CGCS2000);
        }
    }
}
