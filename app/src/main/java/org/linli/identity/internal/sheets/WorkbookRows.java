package org.linli.identity.internal.sheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.linli.kernel.tables.TableRow;
import org.linli.kernel.tables.TableRows;

/** Rows of a sheet of a workbook. Formulas are never computed, so their cells are empty. */
final class WorkbookRows implements TableRows {

    private static final int MOST_COLUMNS = 200;

    private final Iterator<Row> rows;

    WorkbookRows(Iterator<Row> rows) {
        this.rows = rows;
    }

    @Override
    public Optional<TableRow> next() {
        return rows.hasNext() ? Optional.of(read(rows.next())) : Optional.empty();
    }

    private static TableRow read(Row row) {
        int columns = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<String> fields = new ArrayList<>(columns);
        Set<Integer> formulas = new HashSet<>();
        for (int i = 0; i < columns; i++) {
            Optional<Cell> cell = row.getOptionalCell(i);
            fields.add(cell.map(WorkbookRows::text).orElse(""));
            if (cell.filter(WorkbookRows::isComputed).isPresent()) {
                formulas.add(i);
            }
        }
        return new TableRow(row.getRowNum(), fields, formulas);
    }

    private static boolean isComputed(Cell cell) {
        return cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR;
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case STRING -> cell.asString();
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case BOOLEAN, ERROR, EMPTY, FORMULA -> "";
        };
    }
}
