package org.linli.identity.internal.workers.roster;

import java.util.Map;

/**
 * A row of a roster as it stands in the file.
 *
 * @param line counted from 1, as Excel does
 */
public record RosterLine(int line, Map<RosterColumn, String> cells, boolean hasFormula, boolean isMerged) {

    public RosterLine {
        cells = Map.copyOf(cells);
    }

    public String text(RosterColumn column) {
        return cells.getOrDefault(column, "");
    }
}
