package org.linli.city;

/** What a road is for, with the width between the property lines on both sides. */
public enum RoadKind {
    /** 主干路 and 次干路. */
    MAIN(26),
    /** 支路. */
    SIDE(15),
    /** 巷. */
    LANE(9),
    /** A path inside an estate, a school or a park; no house has its number from it. */
    PATH(5);

    private final double widthMetres;

    RoadKind(double widthMetres) {
        this.widthMetres = widthMetres;
    }

    public double widthMetres() {
        return widthMetres;
    }
}
