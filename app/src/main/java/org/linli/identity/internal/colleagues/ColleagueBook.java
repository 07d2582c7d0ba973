package org.linli.identity.internal.colleagues;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/** A workbook of colleagues: its first sheet, with a heading in one of the first rows. */
final class ColleagueBook {

    static final int MOST_ROWS = 500;

    private static final int HEADING_WITHIN = 5;
    private static final int LONGEST_CELL = 200;

    private ColleagueBook() {}

    /** @return the rows that are not empty, or a refusal that names what is wrong with the file as a whole */
    static Outcome<List<SheetRow>> read(Path file) throws IOException {
        Optional<Refusal> fault = WorkbookFile.fault(file);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return read(rows.iterator());
        } catch (RuntimeException | IOException damaged) {
            // The reader has no exception of its own for files that only look like workbooks.
            return Outcome.refused("identity.bulk.damaged");
        }
    }

    private static Outcome<List<SheetRow>> read(Iterator<Row> rows) {
        Map<Column, Integer> heading = Map.of();
        for (int i = 0; i < HEADING_WITHIN && rows.hasNext() && heading.size() < 2; i++) {
            heading = heading(rows.next());
        }
        Map<Column, Integer> found = heading;
        String missing = Arrays.stream(Column.values())
                .filter(column -> column.isNeeded() && !found.containsKey(column))
                .map(Column::heading)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            return Outcome.refused("identity.bulk.columns-missing", missing);
        }
        List<SheetRow> lines = new ArrayList<>();
        while (rows.hasNext()) {
            SheetRow line = line(rows.next(), found);
            if (line.cells().isEmpty() && !line.hasFormula()) {
                continue;
            }
            if (lines.size() == MOST_ROWS) {
                return Outcome.refused("identity.bulk.too-many", MOST_ROWS);
            }
            lines.add(line);
        }
        return lines.isEmpty() ? Outcome.refused("identity.bulk.empty") : Outcome.done(List.copyOf(lines));
    }

    private static Map<Column, Integer> heading(Row row) {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        for (int i = 0; i < row.getCellCount(); i++) {
            int position = i;
            row.getOptionalCell(i)
                    .filter(cell -> cell.getType() == CellType.STRING)
                    .flatMap(cell -> Column.find(cell.asString()))
                    .ifPresent(column -> positions.putIfAbsent(column, position));
        }
        return positions;
    }

    private static SheetRow line(Row row, Map<Column, Integer> heading) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        boolean hasFormula = false;
        for (Map.Entry<Column, Integer> column : heading.entrySet()) {
            Optional<Cell> cell = row.getOptionalCell(column.getValue());
            hasFormula |= cell.filter(
                            present -> present.getType() == CellType.FORMULA || present.getType() == CellType.ERROR)
                    .isPresent();
            cell.map(ColleagueBook::text)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> cells.put(column.getKey(), text));
        }
        return new SheetRow(row.getRowNum(), cells, hasFormula);
    }

    private static String text(Cell cell) {
        String text = switch (cell.getType()) {
            case STRING -> cell.asString().strip();
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case BOOLEAN, ERROR, EMPTY, FORMULA -> "";
        };
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
    }
}
