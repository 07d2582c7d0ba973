package org.linli.territory.internal.divisions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.territory.GridCell.Use;
import org.linli.territory.ImportReport;

/**
 * What an import of divisions would write, given the units as they are.
 *
 * @param added in the order of the tree, parents before children
 * @param uses of grids that are there and will be for something else: what for, or empty for an ordinary one
 */
public record DivisionPlan(
        List<NewUnit> added, List<ChangedUnit> changed, Map<Integer, Optional<Use>> uses, ImportReport report) {

    public DivisionPlan {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        uses = Map.copyOf(uses);
    }

    /**
     * A unit that does not exist yet.
     *
     * @param parentCode the unit above; absent for a root
     * @param use what a dedicated grid is for
     */
    public record NewUnit(
            String code,
            @Nullable String civilCode,
            String name,
            String level,
            String levelName,
            @Nullable String parentCode,
            @Nullable Use use,
            LocalDate since) {}

    /** A unit that gets another name, level name, second code or parent. */
    public record ChangedUnit(
            int no,
            String code,
            @Nullable String civilCode,
            String name,
            String level,
            String levelName,
            @Nullable String parentCode) {}
}
