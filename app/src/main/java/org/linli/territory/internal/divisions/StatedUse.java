package org.linli.territory.internal.divisions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.GridCell;
import org.linli.territory.internal.GridUseWords;

/**
 * What a list says a grid is for.
 *
 * @param use absent for an ordinary grid
 */
record StatedUse(GridCell.@Nullable Use use) {

    /** Empty where the cell is: then the grid stays what it is. */
    static Outcome<Optional<StatedUse>> read(String cell) {
        if (cell.isBlank()) {
            return Outcome.done(Optional.empty());
        }
        if (GridUseWords.isOrdinary(cell)) {
            return Outcome.done(Optional.of(new StatedUse(null)));
        }
        return GridUseWords.find(cell)
                .map(use -> Outcome.done(Optional.of(new StatedUse(use))))
                .orElseGet(() -> Outcome.refused("formats.use.unknown"));
    }
}
