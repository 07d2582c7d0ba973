package org.linli.territory.internal.units;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;
import org.linli.territory.internal.LevelNames.Level;

/**
 * A unit that can be added as it stands.
 *
 * @param parentNo the unit above; absent for the root of a tree of its own
 * @param code shortest form; empty for a unit without one
 * @param remarks what looks odd; the person decides
 */
public record NewUnit(
        @Nullable Integer parentNo,
        String name,
        Level level,
        String levelName,
        String code,
        LocalDate since,
        List<Refusal> remarks) {

    public NewUnit {
        remarks = List.copyOf(remarks);
    }
}
