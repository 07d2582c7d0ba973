package org.linli.identity.internal.sheets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.tables.CsvReader.OpenQuote;
import org.linli.kernel.tables.PlainText;
import org.linli.kernel.tables.TableRow;
import org.linli.kernel.tables.TableRows;

/**
 * The first sheet of a workbook, or a file of separated values, with a heading in one of its first rows. Columns that the
 * heading does not name stay in the file.
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

        public String text(C column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * @return the rows that are not empty, or what is wrong with the file as a whole: {@code identity.bulk.too-big},
     *     {@code identity.bulk.not-a-workbook}, {@code identity.bulk.unpacks-too-big}, {@code identity.bulk.damaged},
     *     {@code identity.bulk.open-quote}, {@code identity.bulk.columns-missing}, {@code identity.bulk.too-many}
     */
    public Outcome<List<Line<C>>> read(Path file) throws IOException {
        if (Files.size(file) > (long) WorkbookFile.MOST_MEGABYTES << 20) {
            return Outcome.refused("identity.bulk.too-big", WorkbookFile.MOST_MEGABYTES);
        }
        return WorkbookFile.isArchive(file) ? workbook(file) : separated(file);
    }

    private Outcome<List<Line<C>>> workbook(Path file) throws IOException {
        Optional<Refusal> fault = WorkbookFile.fault(file);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return read(new WorkbookRows(rows.iterator()), MergedRows.ofFirstSheet(file));
        } catch (RuntimeException | IOException | OpenQuote damaged) {
            // The reader has no exception of its own for files that only look like workbooks.
            return Outcome.refused("identity.bulk.damaged");
        }
    }

    private Outcome<List<Line<C>>> separated(Path file) throws IOException {
        Optional<PlainText> text = PlainText.decode(Files.readAllBytes(file));
        if (text.isEmpty()) {
            return Outcome.refused("identity.bulk.not-a-workbook");
        }
        try {
            return read(SeparatedFile.of(text.get().text()), Set.of());
        } catch (OpenQuote open) {
            return Outcome.refused("identity.bulk.open-quote", open.line());
        }
    }

    private Outcome<List<Line<C>>> read(TableRows rows, Set<Integer> merged) throws OpenQuote {
        Map<C, Integer> found = heading(rows);
        String missing = Arrays.stream(columns.getEnumConstants())
                .filter(column -> column.isNeeded() && !found.containsKey(column))
                .map(SheetColumn::heading)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            return Outcome.refused("identity.bulk.columns-missing", missing);
        }
        List<Line<C>> lines = new ArrayList<>();
        for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            Line<C> line = line(row.get(), found, merged);
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

    private Map<C, Integer> heading(TableRows rows) throws OpenQuote {
        Map<C, Integer> heading = new EnumMap<>(columns);
        for (int i = 0; i < HEADING_WITHIN && heading.size() < 2; i++) {
            Optional<TableRow> row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            heading = heading(row.get());
        }
        return heading;
    }

    private Map<C, Integer> heading(TableRow row) {
        Map<C, Integer> positions = new EnumMap<>(columns);
        for (int i = 0; i < row.fields().size(); i++) {
            int position = i;
            find(row.field(i)).ifPresent(column -> positions.putIfAbsent(column, position));
        }
        return positions;
    }

    private Optional<C> find(String cell) {
        return Arrays.stream(columns.getEnumConstants())
                .filter(column -> column.isCalled(cell))
                .findFirst();
    }

    private Line<C> line(TableRow row, Map<C, Integer> heading, Set<Integer> merged) {
        Map<C, String> cells = new EnumMap<>(columns);
        boolean hasFormula = false;
        for (Map.Entry<C, Integer> column : heading.entrySet()) {
            hasFormula |= row.formulas().contains(column.getValue());
            String text = row.field(column.getValue()).strip();
            if (!text.isEmpty()) {
                cells.put(column.getKey(), text.substring(0, Math.min(text.length(), LONGEST_CELL)));
            }
        }
        return new Line<>(row.line(), cells, hasFormula, merged.contains(row.line()));
    }
}
