package org.linli.territory.internal.grids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.linli.geo.Earth;
import org.linli.geo.GridCheck;
import org.linli.geo.GridPlan;
import org.linli.geo.GridReport;
import org.linli.territory.GridCell;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** Cells held against their ground. */
public final class CellCheck {

    private CellCheck() {}

    /**
     * What was found.
     *
     * @param households of each cell by number; empty where nobody counted
     * @param sameNames numbers of cells that have the name of another one
     * @param isOnOldGround whether grids or boundary changed since the cells were copied
     */
    public record Result(
            GridReport report,
            List<Figures> grids,
            List<List<Integer>> sameNames,
            boolean isOnOldGround,
            GridPlan.Limits limits) {

        /** True if no error stands. */
        public boolean isPublishable() {
            return report.isPublishable() && sameNames.isEmpty() && !isOnOldGround;
        }

        public int errors() {
            return report.errors().size() + sameNames.size() + (isOnOldGround ? 1 : 0);
        }
    }

    /** The figures of a cell. */
    public record Figures(int number, OptionalInt households, double areaSquareMetres) {}

    static Result check(GridGround ground, List<GridCell> cells, String base) {
        Map<Integer, Integer> households = households(ground, cells);
        boolean isCounted = !ground.buildings().isEmpty();
        List<GridPlan.Draft> drafts = cells.stream()
                .map(cell -> new GridPlan.Draft(
                        cell.number(),
                        cell.shape(),
                        isCounted ? OptionalInt.of(households.getOrDefault(cell.number(), 0)) : OptionalInt.empty()))
                .toList();
        GridReport report = GridCheck.check(new GridPlan(ground.parent(), drafts, ground.lines(), ground.limits()));
        List<Figures> figures = drafts.stream()
                .map(draft -> new Figures(draft.number(), draft.households(), Earth.areaSquareMetres(draft.shape())))
                .toList();
        return new Result(report, figures, sameNames(cells), !ground.base().equals(base), ground.limits());
    }

    /** Households by number; a building where cells overlap counts in each. */
    static Map<Integer, Integer> households(GridGround ground, List<GridCell> cells) {
        record Place(int number, IndexedPointInAreaLocator locator) {}
        STRtree index = new STRtree();
        for (GridCell cell : cells) {
            if (cell.shape().isValid() && !cell.shape().isEmpty()) {
                index.insert(
                        cell.shape().getEnvelopeInternal(),
                        new Place(cell.number(), new IndexedPointInAreaLocator(cell.shape())));
            }
        }
        Map<Integer, Integer> households = new HashMap<>();
        for (GridGround.Building building : ground.buildings()) {
            Coordinate at = building.place().toCoordinate();
            for (Object found : index.query(new Envelope(at))) {
                Place place = (Place) found;
                if (place.locator.locate(at) != Location.EXTERIOR) {
                    households.merge(place.number, building.households(), Integer::sum);
                }
            }
        }
        return households;
    }

    private static List<List<Integer>> sameNames(List<GridCell> cells) {
        Map<String, List<Integer>> byName = new HashMap<>();
        cells.forEach(cell ->
                byName.computeIfAbsent(cell.name(), name -> new ArrayList<>()).add(cell.number()));
        return byName.values().stream()
                .filter(numbers -> numbers.size() > 1)
                .map(List::copyOf)
                .toList();
    }
}
