package org.linli.city.metropolis;

/**
 * A point on the lattice of seven decimals.
 *
 * @param lon degrees east times 1e7
 * @param lat degrees north times 1e7
 * @param x metres east of the middle of the city
 * @param y metres north
 * @param roadMetres the width of the widest road through it
 */
record Vertex(int lon, int lat, double x, double y, double roadMetres) {

    double distance(Vertex other) {
        return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y));
    }

    boolean isAt(Vertex other) {
        return lon == other.lon && lat == other.lat;
    }
}
