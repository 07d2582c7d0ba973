package org.linli.city.metropolis;

/** The classes of roads, with the width between the property lines. */
public enum RoadClass {
    /** 主干路: between districts and streets. */
    ARTERIAL(44, "大道"),
    /** 次干路: between communities. */
    SECONDARY(30, "路"),
    /** 支路: between grids. */
    BRANCH(16, "街"),
    /** 巷: inside of a grid. */
    LANE(8, "巷");

    private final double widthMetres;
    private final String ending;

    RoadClass(double widthMetres, String ending) {
        this.widthMetres = widthMetres;
        this.ending = ending;
    }

    public double widthMetres() {
        return widthMetres;
    }

    String ending() {
        return ending;
    }
}
