package org.linli.geo.proposal;

/**
 * How good a proposal is. The objective is
 * {@code balanceWeight · imbalance + compactnessWeight · stretch + streetsWeight · offStreet + continuityWeight · moved}.
 *
 * @param imbalance the root of the mean square of (households − target) / target
 * @param stretch the mean over all grids of perimeter / perimeter of a disc of the same area, less 1; 0 for discs
 * @param offStreet share of the borders between grids that lacks a street, a street counting by its fitness
 * @param moved share of households that leave the majority of their present grid's new neighbours; 0 without grids today
 * @param objective the weighted sum
 * @param bound no division into so many connected grids of these blocks has a smaller objective
 * @param largestDeviation the greatest |households − target| / target of any grid
 * @param deviationBound no division of these blocks has a smaller largest deviation
 */
public record Score(
        double imbalance,
        double stretch,
        double offStreet,
        double moved,
        double objective,
        double bound,
        double largestDeviation,
        double deviationBound) {

    /** How far the objective may be from the best one: objective − bound. */
    public double gap() {
        return objective - bound;
    }
}
