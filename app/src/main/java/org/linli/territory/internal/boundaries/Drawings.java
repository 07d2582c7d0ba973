package org.linli.territory.internal.boundaries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linli.geo.BoundaryCheck;
import org.linli.geo.Lattice;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Makes drawings out of what the formats of other programs hold. */
final class Drawings {

    private static final int MOST_RINGS = 2_000;

    private Drawings() {}

    static GeoFeature.Drawing of(Geometry geometry) {
        if (geometry.isEmpty()) {
            return GeoFeature.Drawing.Unusable.because("territory.import.geometry.missing");
        }
        if (geometry.getNumPoints() > BoundaryCheck.MAX_VERTICES) {
            return tooMany();
        }
        return switch (geometry) {
            case Polygon polygon -> new GeoFeature.Drawing.Area(List.of(rings(polygon)));
            case MultiPolygon many -> area(many);
            default ->
                GeoFeature.Drawing.Unusable.because("territory.import.geometry.no-area", geometry.getGeometryType());
        };
    }

    static GeoFeature.Drawing tooMany() {
        return GeoFeature.Drawing.Unusable.because("territory.boundary.too-many-vertices", "");
    }

    /**
     * A polygon of a shapefile: shells run clockwise, holes the other way, in any order. A hole belongs to the smallest
     * shell around it; one that lies in none is taken for a shell, which the checks then judge.
     */
    static GeoFeature.Drawing ofLooseRings(List<List<Coordinate>> rings) {
        if (rings.isEmpty()) {
            return GeoFeature.Drawing.Unusable.because("territory.import.geometry.missing");
        }
        if (rings.size() > MOST_RINGS) {
            return tooMany();
        }
        List<List<List<Coordinate>>> polygons = new ArrayList<>();
        List<List<Coordinate>> holes = new ArrayList<>();
        for (List<Coordinate> ring : rings) {
            if (isHole(ring)) {
                holes.add(ring);
            } else {
                polygons.add(new ArrayList<>(List.of(ring)));
            }
        }
        List<List<List<Coordinate>>> shells = List.copyOf(polygons);
        for (List<Coordinate> hole : holes) {
            List<List<Coordinate>> around = null;
            for (List<List<Coordinate>> shell : shells) {
                if (holds(shell.getFirst(), hole)
                        && (around == null
                                || box(shell.getFirst()).getArea()
                                        < box(around.getFirst()).getArea())) {
                    around = shell;
                }
            }
            if (around == null) {
                polygons.add(List.of(hole));
            } else {
                around.add(hole);
            }
        }
        return new GeoFeature.Drawing.Area(polygons);
    }

    private static boolean isHole(List<Coordinate> ring) {
        boolean isClosed = ring.size() > 3 && ring.getFirst().equals2D(ring.getLast());
        return isClosed && Orientation.isCCWArea(ring.toArray(Coordinate[]::new));
    }

    private static boolean holds(List<Coordinate> shell, List<Coordinate> hole) {
        if (shell.size() < 4
                || !shell.getFirst().equals2D(shell.getLast())
                || !box(shell).covers(box(hole))) {
            return false;
        }
        Polygon ground = Lattice.FACTORY.createPolygon(shell.toArray(Coordinate[]::new));
        return hole.stream().noneMatch(point -> SimplePointInAreaLocator.locate(point, ground) == Location.EXTERIOR);
    }

    private static Envelope box(List<Coordinate> ring) {
        Envelope box = new Envelope();
        ring.forEach(box::expandToInclude);
        return box;
    }

    private static GeoFeature.Drawing area(GeometryCollection many) {
        List<List<List<Coordinate>>> polygons = new ArrayList<>();
        for (int i = 0; i < many.getNumGeometries(); i++) {
            polygons.add(rings((Polygon) many.getGeometryN(i)));
        }
        return new GeoFeature.Drawing.Area(polygons);
    }

    private static List<List<Coordinate>> rings(Polygon polygon) {
        List<List<Coordinate>> rings = new ArrayList<>();
        rings.add(Arrays.asList(polygon.getExteriorRing().getCoordinates()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(Arrays.asList(polygon.getInteriorRingN(i).getCoordinates()));
        }
        return rings;
    }
}
