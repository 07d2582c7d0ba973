package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.territory.Unit;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.grids.Grounds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Homes by building, grid and whatever lies above, as of a day. Told by functions of the database that count all doors and
 * show none, so it runs under the scope of somebody who may see no row at all.
 */
@Component
public class HomeFigures {

    private static final Scope NOBODY = new Scope.Published();

    private final JdbcClient jdbc;
    private final BuildingRows buildings;
    private final Transactions transactions;

    HomeFigures(JdbcClient jdbc, BuildingRows buildings, Transactions transactions) {
        this.jdbc = jdbc;
        this.buildings = buildings;
        this.transactions = transactions;
    }

    /**
     * A building with its numbers.
     *
     * @param doors on record; 0 where nobody began it
     */
    public record OfBuilding(Building building, int gridNo, int doors, int homes, int shops, int offices, int others) {

        public boolean isKept() {
            return doors > 0;
        }

        /** KeptDoors on record, else as the map says; absent where it says nothing. */
        public @Nullable Integer known() {
            return isKept() ? Integer.valueOf(homes) : building.homes();
        }
    }

    /** Of a unit in the structure of a day. */
    public HomeFigure of(UnitTree tree, int unitNo) {
        return HomeFigure.sum(byGrid(tree, unitNo).values());
    }

    /** By number of each of some units of the structure, those right below a unit for example. */
    public Map<Integer, HomeFigure> ofEach(UnitTree tree, int unitNo, List<Unit> units) {
        Map<Integer, HomeFigure> byGrid = byGrid(tree, unitNo);
        Map<Integer, HomeFigure> found = new HashMap<>();
        for (Unit unit : units) {
            found.put(
                    unit.no(),
                    HomeFigure.sum(gridsOf(tree, unit.no()).stream()
                            .map(grid -> byGrid.getOrDefault(grid, HomeFigure.NONE))
                            .toList()));
        }
        return found;
    }

    private Map<Integer, HomeFigure> byGrid(UnitTree tree, int unitNo) {
        List<Integer> grids = gridsOf(tree, unitNo);
        Map<Integer, HomeFigure> found = new HashMap<>();
        grids.forEach(grid -> found.put(grid, new HomeFigure(1, 0, 0, 0, 0, 0, 0, 0, 0, null)));
        transactions
                .read(
                        NOBODY,
                        () -> jdbc.sql("SELECT * FROM homes_of_grids(CAST(:grids AS int4multirange), :day)")
                                .param("grids", NumberRanges.of(grids).asMultirange())
                                .param("day", tree.day())
                                .query((row, n) -> Map.entry(
                                        row.getInt("grid_no"),
                                        new HomeFigure(
                                                1,
                                                row.getInt("buildings"),
                                                row.getInt("kept"),
                                                row.getInt("homes"),
                                                row.getInt("known"),
                                                row.getInt("unknown"),
                                                row.getInt("shops"),
                                                row.getInt("offices"),
                                                row.getInt("others"),
                                                row.getObject("households", Integer.class))))
                                .list())
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Grids at or below a unit. */
    private static List<Integer> gridsOf(UnitTree tree, int unitNo) {
        List<Integer> grids = new ArrayList<>();
        List<Unit> open = new ArrayList<>();
        tree.find(unitNo).ifPresent(open::add);
        while (!open.isEmpty()) {
            Unit unit = open.removeLast();
            if (unit.level().equals(Grounds.GRID)) {
                grids.add(unit.no());
            }
            open.addAll(tree.children(unit.no()));
        }
        return grids;
    }

    /** Buildings of a grid on a day, those with doors or on the map, by name. */
    public List<OfBuilding> ofBuildings(int gridNo, LocalDate day) {
        NumberRanges grid = NumberRanges.of(List.of(gridNo));
        return transactions.read(NOBODY, () -> {
            Map<UUID, OfBuilding> numbers = new HashMap<>();
            Map<UUID, Building> lying = new HashMap<>();
            buildings.inGrids(grid, day).forEach(building -> lying.put(building.id(), building));
            jdbc.sql("SELECT * FROM doors_of_buildings(CAST(:grid AS int4multirange), :day)")
                    .param("grid", grid.asMultirange())
                    .param("day", day)
                    .query(row -> {
                        UUID id = row.getObject("building_id", UUID.class);
                        numbers.put(
                                id,
                                new OfBuilding(
                                        Objects.requireNonNull(lying.get(id)),
                                        gridNo,
                                        row.getInt("doors"),
                                        row.getInt("homes"),
                                        row.getInt("shops"),
                                        row.getInt("offices"),
                                        row.getInt("others")));
                    });
            return numbers.values().stream()
                    .filter(one -> one.isKept() || one.building().isOnMap())
                    .sorted(Comparator.comparing(
                            (OfBuilding one) -> one.building().name(),
                            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
                    .toList();
        });
    }

    public Optional<OfBuilding> findBuilding(int gridNo, UUID id, LocalDate day) {
        return ofBuildings(gridNo, day).stream()
                .filter(one -> one.building().id().equals(id))
                .findFirst();
    }
}
