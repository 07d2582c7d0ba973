package org.linli.territory.internal.grids;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Unit grids that one post answers for, as of a day.
 *
 * @param from first day
 * @param until first day without it; absent while no end is known
 * @param gridNos the unit grids in it on that day
 */
public record DutyGrid(
        UUID id,
        int unitNo,
        String name,
        String post,
        LocalDate from,
        @Nullable LocalDate until,
        List<Integer> gridNos) {

    public DutyGrid {
        gridNos = List.copyOf(gridNos);
    }
}
