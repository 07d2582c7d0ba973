package org.linli.geo.proposal;

import java.util.List;
import java.util.Locale;
import org.linli.geo.GridArea;
import org.locationtech.jts.geom.Polygon;

/**
 * A division of a community into grids that fit without gap or overlap and share their vertices.
 *
 * @param grids numbered from 1 like the lines of a page
 * @param targetHouseholds households in all over the number of grids
 * @param reasons why some grid is more than {@link Proposer#TOLERANCE} away from the target; empty if none is
 */
public record Proposal(Style style, List<Grid> grids, double targetHouseholds, Score score, List<Reason> reasons) {

    public Proposal {
        grids = List.copyOf(grids);
        reasons = List.copyOf(reasons);
    }

    /** True if all grids are within the tolerance. */
    public boolean isBalanced() {
        return score.largestDeviation() <= Proposer.TOLERANCE;
    }

    /** The grids as areas, for the checker. */
    public List<GridArea> areas() {
        return grids.stream()
                .map(grid -> new GridArea(grid.number(), grid.shape()))
                .toList();
    }

    /**
     * A proposed grid.
     *
     * @param deviation (households − target) / target
     * @param current numbers of today's grids from which most of its households come; empty without grids today
     */
    public record Grid(
            int number,
            Polygon shape,
            int households,
            int buildings,
            double deviation,
            double areaSquareMetres,
            List<Integer> current) {}

    /** Why the households could not be made even. */
    public sealed interface Reason {

        /** The message key, such as {@code proposal.block-too-large}. */
        default String key() {
            return "proposal."
                    + getClass()
                            .getSimpleName()
                            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                            .toLowerCase(Locale.ROOT);
        }

        /** One block alone has more households than a grid may have. */
        record BlockTooLarge(Polygon block, int households) implements Reason {}

        /** A part of the community that streets and blocks connect to no other has households for no whole number of grids. */
        record PartApart(Polygon part, int households, int grids) implements Reason {}

        /** There are fewer blocks than grids were asked for; so many are proposed. */
        record TooFewBlocks(int blocks, int asked) implements Reason {}

        /** No division within the tolerance was found, though nothing proves that there is none. */
        record NotFound(double largestDeviation, double bound) implements Reason {}
    }
}
