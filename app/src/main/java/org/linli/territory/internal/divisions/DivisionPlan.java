package org.linli.territory.internal.divisions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.territory.ImportReport;

/**
 * What an import of divisions would write, given the units as they are.
 *
 * @param added in the order of the tree, parents before children
 */
public record DivisionPlan(List<NewUnit> added, List<ChangedUnit> changed, ImportReport report) {

    public DivisionPlan {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
    }

    /**
     * A unit that does not exist yet.
     *
     * @param parentCode the unit above; absent for a root
     */
    public record NewUnit(
            String code,
            @Nullable String civilCode,
            String name,
            String level,
            String levelName,
            @Nullable String parentCode,
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
