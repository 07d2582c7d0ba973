package org.linli.territory.internal.grids;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.linli.geo.Earth;
import org.linli.geo.GridCheck;
import org.linli.geo.GridPlan;
import org.linli.geo.GridReport;
import org.linli.geo.LonLat;
import org.linli.territory.GridCell;
import org.linli.territory.internal.HomesOnGround.BuildingHomes;
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
     * @param counted where the households of the whole ground come from
     */
    public record Result(
            GridReport report,
            List<Figures> grids,
            List<List<Integer>> sameNames,
            boolean isOnOldGround,
            GridPlan.Limits limits,
            GridGround.Counted counted) {

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
        return new Result(
                report, figures, sameNames(cells), !ground.base().equals(base), ground.limits(), ground.counted());
    }

    /**
     * Homes by number of the cell. A building where cells overlap counts in each, one on their border in the first, and one
     * that lies in none with the grid in which somebody put it.
     */
    static Map<Integer, Integer> households(GridGround ground, List<GridCell> cells) {
        STRtree index = new STRtree();
        Map<Integer, Integer> byUnit = new HashMap<>();
        for (GridCell cell : cells) {
            if (cell.shape().isValid() && !cell.shape().isEmpty()) {
                index.insert(
                        cell.shape().getEnvelopeInternal(),
                        new Place(cell.number(), new IndexedPointInAreaLocator(cell.shape())));
            }
            if (cell.unitNo() != null) {
                byUnit.put(cell.unitNo(), cell.number());
            }
        }
        Map<Integer, Integer> households = new HashMap<>();
        for (BuildingHomes building : ground.buildings()) {
            LonLat at = building.place();
            List<Integer> holding = at == null ? List.of() : holding(index, at.toCoordinate());
            Integer byHand = building.gridNo() == null ? null : byUnit.get(building.gridNo());
            if (holding.isEmpty() && byHand != null) {
                holding = List.of(byHand);
            }
            holding.forEach(number -> households.merge(number, building.homes(), Integer::sum));
        }
        return households;
    }

    private record Place(int number, IndexedPointInAreaLocator locator) {}

    private static List<Integer> holding(STRtree index, Coordinate at) {
        List<Integer> holding = new ArrayList<>();
        List<Integer> bordering = new ArrayList<>();
        for (Object found : index.query(new Envelope(at))) {
            Place place = (Place) found;
            switch (place.locator.locate(at)) {
                case Location.INTERIOR -> holding.add(place.number);
                case Location.BOUNDARY -> bordering.add(place.number);
                default -> {}
            }
        }
        return holding.isEmpty() && !bordering.isEmpty() ? List.of(Collections.min(bordering)) : holding;
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
