package org.linli.city.metropolis;

/**
 * A building.
 *
 * @param grid the code of its grid
 * @param number 1 and up within the grid
 * @param entrances 单元, or units of a row of shops
 * @param doors of dwellings, or of shops and offices
 * @param households dwellings, 0 where nobody lives
 * @param corners four of them
 */
record House(
        String grid,
        int number,
        GroundUse use,
        int floors,
        int entrances,
        int doors,
        int households,
        Vertex[] corners) {}
