package org.linli.territory.web.grids;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridCell;

/**
 * A grid that a drawing turns to another use.
 *
 * @param before absent for an ordinary grid and for a new one
 * @param after absent for one that becomes ordinary
 */
public record UseChange(String name, GridCell.@Nullable Use before, GridCell.@Nullable Use after) {

    static List<UseChange> between(List<GridCell> today, List<GridCell> drawn) {
        Map<Integer, GridCell> byUnit = today.stream()
                .filter(cell -> cell.unitNo() != null)
                .collect(Collectors.toMap(cell -> Objects.requireNonNull(cell.unitNo()), cell -> cell));
        return drawn.stream()
                .map(cell -> new UseChange(cell.name(), useOf(before(cell, byUnit)), useOf(cell)))
                .filter(change -> change.before() != change.after())
                .toList();
    }

    private static @Nullable GridCell before(GridCell cell, Map<Integer, GridCell> byUnit) {
        Integer unitNo = cell.unitNo();
        return unitNo == null ? null : byUnit.get(unitNo);
    }

    /** A dedicated grid of which nobody said for what is for something else. */
    private static GridCell.@Nullable Use useOf(@Nullable GridCell cell) {
        if (cell == null || cell.kind() == GridCell.Kind.GRID) {
            return null;
        }
        GridCell.Use use = cell.use();
        return use == null ? GridCell.Use.OTHER : use;
    }
}
