package org.linli.incidents.intake.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.linli.kernel.Outcome;

/**
 * Where the columns stand, in whatever order.
 *
 * @param notTaken headings of columns that stay in the file
 */
record Heading(Map<Column, Integer> positions, List<String> notTaken) {

    private static final int LONGEST_NAME = 30;
    private static final int MOST_NAMES = 20;

    /** A row is the heading if at least two columns are recognised in it. */
    static boolean isHeading(Row row) {
        return row.stream().flatMap(cell -> columnOf(cell).stream()).distinct().count() >= 2;
    }

    /** Refused if a column stands there twice, or one that is needed is missing. */
    static Outcome<Heading> of(Row row) {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        List<String> notTaken = new ArrayList<>();
        for (Cell cell : row) {
            Optional<Column> column = columnOf(cell);
            if (column.isEmpty()) {
                nameOf(cell).filter(name -> notTaken.size() < MOST_NAMES).ifPresent(notTaken::add);
            } else if (positions.put(column.get(), cell.getColumnIndex()) != null) {
                return Outcome.refused("intake.file.column-twice", column.get().heading());
            }
        }
        List<String> missing = missing(positions);
        return missing.isEmpty()
                ? Outcome.done(new Heading(positions, List.copyOf(notTaken)))
                : Outcome.refused("intake.file.columns-missing", String.join("、", missing));
    }

    private static List<String> missing(Map<Column, Integer> positions) {
        List<String> missing = new ArrayList<>();
        if (!positions.containsKey(Column.NUMBER)) {
            missing.add(Column.NUMBER.heading());
        }
        if (!positions.containsKey(Column.TIME)) {
            missing.add(Column.TIME.heading());
        }
        if (!positions.containsKey(Column.SUBJECT) && !positions.containsKey(Column.DETAILS)) {
            missing.add(Column.SUBJECT.heading() + " / " + Column.DETAILS.heading());
        }
        return missing;
    }

    Optional<Cell> cell(Row row, Column column) {
        Integer position = positions.get(column);
        return position == null ? Optional.empty() : row.getOptionalCell(position);
    }

    private static Optional<Column> columnOf(Cell cell) {
        return nameOf(cell).flatMap(Column::find);
    }

    private static Optional<String> nameOf(Cell cell) {
        // A row has null where a cell is left out.
        return Optional.ofNullable(cell)
                .filter(present -> present.getType() == CellType.STRING)
                .map(Cell::asString)
                .map(text -> Wording.beginning(text, LONGEST_NAME))
                .filter(name -> !name.isEmpty());
    }
}
