package org.linli.city;

import java.util.Random;
import org.linli.geo.Earth;
import org.linli.geo.Lattice;
import org.linli.geo.LocalPlane;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * Draws communities that do not exist: roads, blocks, grids along the roads, estates with buildings, shops, a service
 * station, a park, a school, and the assets in the street. The same arguments give the same plan to the last bit.
 */
public final class CommunityGenerator {

    private static final int ATTEMPTS = 25;
    private static final double SMALLEST_GRID_SQUARE_METRES = 8_000;
    private static final double LARGEST_SQUARE_METRES = 4e6;

    private CommunityGenerator() {}

    /**
     * A community of its own boundary, nearly a rectangle between four main roads.
     *
     * @param widthMetres east-west, such as 900
     * @param heightMetres north-south, such as 700
     */
    public static CommunityPlan generate(
            LonLat centre, double widthMetres, double heightMetres, int grids, long seed, CommunityNames names) {
        return generate(boundary(centre, widthMetres, heightMetres, seed), grids, seed, names);
    }

    /**
     * A community inside a boundary.
     *
     * @param boundary a valid polygon in degrees without holes, at most 4 km²
     * @param grids how many, with at least 8,000 m² each
     * @throws IllegalArgumentException if the boundary is not such, or too crooked to be divided by roads
     */
    public static CommunityPlan generate(Polygon boundary, int grids, long seed, CommunityNames names) {
        if (boundary.isEmpty() || !boundary.isValid() || boundary.getNumInteriorRing() > 0) {
            throw new IllegalArgumentException("the boundary is not a valid polygon without holes");
        }
        double area = Earth.areaSquareMetres(boundary);
        if (grids < 1 || area < grids * SMALLEST_GRID_SQUARE_METRES || area > LARGEST_SQUARE_METRES) {
            throw new IllegalArgumentException("%d grids on %.0f m²".formatted(grids, area));
        }
        Polygon onLattice = (Polygon) Lattice.snapped(boundary);
        CannotDrawException failure = new CannotDrawException("not tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return new Draughtsman(onLattice, names, new Random(seed + 1_000_003L * attempt)).draw(grids);
            } catch (CannotDrawException cannot) {
                failure = cannot;
            }
        }
        throw new IllegalArgumentException("the boundary is too crooked: " + failure.getMessage(), failure);
    }

    private static Polygon boundary(LonLat centre, double width, double height, long seed) {
        Random random = new Random(seed);
        double turn = StrictMath.toRadians(random.nextDouble() * 12 - 6);
        Rotation rotation = new Rotation(StrictMath.cos(turn), StrictMath.sin(turn));
        double[][] corners = {{-1, -1}, {0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}};
        LocalPlane plane = new LocalPlane(centre);
        Coordinate[] ring = new Coordinate[corners.length + 1];
        for (int i = 0; i < corners.length; i++) {
            Coordinate corner = new Coordinate(
                    corners[i][0] * width / 2 + (random.nextDouble() - 0.5) * width / 30,
                    corners[i][1] * height / 2 + (random.nextDouble() - 0.5) * height / 30);
            ring[i] = plane.toLonLat(rotation.back(corner)).toCoordinate();
        }
        ring[corners.length] = ring[0].copy();
        return (Polygon) Lattice.snapped(Lattice.FACTORY.createPolygon(ring));
    }
}
