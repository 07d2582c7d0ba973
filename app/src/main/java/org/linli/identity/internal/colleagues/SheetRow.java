package org.linli.identity.internal.colleagues;

import java.util.Map;

/**
 * A row as it stands in the file.
 *
 * @param line counted from 1, as Excel does
 * @param cells what is not empty
 * @param hasFormula whether one of the cells is a formula, which is never computed
 */
public record SheetRow(int line, Map<Column, String> cells, boolean hasFormula) {

    public SheetRow {
        cells = Map.copyOf(cells);
    }

    public String text(Column column) {
        return cells.getOrDefault(column, "");
    }
}
