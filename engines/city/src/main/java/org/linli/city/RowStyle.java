package org.linli.city;

import java.util.Random;

/**
 * How rows of slab buildings stand.
 *
 * @param gapMetres between rows, for the winter sun
 * @param moduleMetres the length of an entrance's part
 * @param sideGapMetres between buildings of a row
 */
record RowStyle(
        int fewestFloors,
        int mostFloors,
        double depthMetres,
        double gapMetres,
        double moduleMetres,
        int fewestModules,
        int mostModules,
        double sideGapMetres,
        int householdsPerFloor) {

    static final RowStyle WALK_UP = new RowStyle(5, 6, 12, 24, 15, 2, 4, 11, 2);
    static final RowStyle WALK_UP_LONG = new RowStyle(6, 6, 12.5, 26, 14, 3, 6, 12, 2);
    static final RowStyle MID_RISE = new RowStyle(9, 11, 14, 34, 17, 2, 4, 14, 2);
    static final RowStyle HIGH_RISE = new RowStyle(16, 18, 17, 42, 18, 2, 2, 20, 2);
    static final RowStyle SCHOOL = new RowStyle(4, 5, 15, 25, 22, 2, 3, 14, 0);
    static final RowStyle OFFICE = new RowStyle(5, 12, 18, 30, 24, 2, 2, 22, 0);

    double shortestMetres() {
        return fewestModules * moduleMetres;
    }

    int floors(Random random) {
        return fewestFloors + random.nextInt(mostFloors - fewestFloors + 1);
    }
}
