package org.linli.identity.internal.sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/**
 * The first sheet of a workbook, with a heading in one of its first rows. Columns that the heading does not name stay in
 * the file.
 */
public final class HeadedSheet<C extends Enum<C> & SheetColumn> {

    private static final int HEADING_WITHIN = 5;
    private static final int LONGEST_CELL = 200;

    private final Class<C> columns;
    private final int mostRows;

    public HeadedSheet(Class<C> columns, int mostRows) {
        this.columns = columns;
        this.mostRows = mostRows;
    }

    /**
     * A row as it stands in the file.
     *
     * @param number counted from 1, as Excel does
     * @param cells what is not empty
     * @param hasFormula whether one of the cells is a formula, which is never computed
     * @param isMerged whether a merged cell reaches into the row, so that what looks filled in is empty
     */
    public record Line<C>(int number, Map<C, String> cells, boolean hasFormula, boolean isMerged) {

        public Line {
            cells = Map.copyOf(cells);
        }
    }

    /**
     * @return the rows that are not empty, or what is wrong with the file as a whole: {@code identity.bulk.too-big},
     *     {@code identity.bulk.not-a-workbook}, {@code identity.bulk.unpacks-too-big}, {@code identity.bulk.damaged},
     *     {@code identity.bulk.columns-missing}, {@code identity.bulk.too-many}
     */
    public Outcome<List<Line<C>>> read(Path file) throws IOException {
        Optional<Refusal> fault = WorkbookFile.fault(file);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return read(rows.iterator(), MergedRows.ofFirstSheet(file));
        } catch (RuntimeException | IOException damaged) {
            // The reader has no exception of its own for files that only look like workbooks.
            return Outcome.refused("identity.bulk.damaged");
        }
    }

    private Outcome<List<Line<C>>> read(Iterator<Row> rows, Set<Integer> merged) {
        Map<C, Integer> heading = new EnumMap<>(columns);
        for (int i = 0; i < HEADING_WITHIN && rows.hasNext() && heading.size() < 2; i++) {
            heading = heading(rows.next());
        }
        Map<C, Integer> found = heading;
        String missing = Arrays.stream(columns.getEnumConstants())
                .filter(column -> column.isNeeded() && !found.containsKey(column))
                .map(SheetColumn::heading)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            return Outcome.refused("identity.bulk.columns-missing", missing);
        }
        List<Line<C>> lines = new ArrayList<>();
        while (rows.hasNext()) {
            Line<C> line = line(rows.next(), found, merged);
            if (line.cells().isEmpty() && !line.hasFormula()) {
                continue;
            }
            if (lines.size() == mostRows) {
                return Outcome.refused("identity.bulk.too-many", mostRows);
            }
            lines.add(line);
        }
        return Outcome.done(List.copyOf(lines));
    }

    private Map<C, Integer> heading(Row row) {
        Map<C, Integer> positions = new EnumMap<>(columns);
        for (int i = 0; i < row.getCellCount(); i++) {
            int position = i;
            row.getOptionalCell(i)
                    .filter(cell -> cell.getType() == CellType.STRING)
                    .flatMap(cell -> find(cell.asString()))
                    .ifPresent(column -> positions.putIfAbsent(column, position));
        }
        return positions;
    }

    private Optional<C> find(String cell) {
        return Arrays.stream(columns.getEnumConstants())
                .filter(column -> column.isCalled(cell))
                .findFirst();
    }

    private Line<C> line(Row row, Map<C, Integer> heading, Set<Integer> merged) {
        Map<C, String> cells = new EnumMap<>(columns);
        boolean hasFormula = false;
        for (Map.Entry<C, Integer> column : heading.entrySet()) {
            Optional<Cell> cell = row.getOptionalCell(column.getValue());
            hasFormula |= cell.filter(
                            present -> present.getType() == CellType.FORMULA || present.getType() == CellType.ERROR)
                    .isPresent();
            cell.map(HeadedSheet::text)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> cells.put(column.getKey(), text));
        }
        return new Line<>(row.getRowNum(), cells, hasFormula, merged.contains(row.getRowNum()));
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
