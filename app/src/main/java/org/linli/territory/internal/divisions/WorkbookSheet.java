package org.linli.territory.internal.divisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.linli.kernel.Outcome;
import org.linli.kernel.tables.TableRow;
import org.linli.kernel.tables.TableRows;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.files.Archive;

/** A sheet of a workbook of Excel as rows: the first one that has a heading in one of its first rows. */
final class WorkbookSheet implements TableRows {

    private static final int HEADING_WITHIN = 5;
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 500;

    /** More digits than that do not fit into a number of Excel. */
    private static final int MOST_DIGITS = 15;

    /** Texts are kept in memory while a workbook is read. */
    private static final long MOST_TEXT_BYTES = 200_000_000;

    private final Iterator<Row> rows;

    private WorkbookSheet(Iterator<Row> rows) {
        this.rows = rows;
    }

    /** Whether an archive is a workbook. */
    static boolean isWorkbook(Archive archive) {
        return archive.entries().stream().anyMatch(entry -> entry.name().equals("xl/workbook.xml"));
    }

    /** Why it cannot be opened without danger; looks at what comes out of the archive. */
    static Outcome<Boolean> check(String name, Archive archive) {
        for (SourceFile entry : archive.entries()) {
            long bytes = unpacked(entry);
            if (entry.name().equals("xl/sharedStrings.xml") && bytes > MOST_TEXT_BYTES) {
                return Outcome.refused("formats.zip.too-big", name, MOST_TEXT_BYTES / 1_000_000);
            }
        }
        return Outcome.done(true);
    }

    /** Gives the rows behind the heading to {@code work}; refused if no sheet has a heading. */
    static Outcome<Boolean> read(SourceFile file, BiFunction<Columns, TableRows, Outcome<Boolean>> work) {
        return file.content().asFile(path -> {
            try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(false, true))) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    try (Stream<Row> rows = sheet.openStream()) {
                        WorkbookSheet table = new WorkbookSheet(rows.iterator());
                        Optional<Columns> columns = table.heading();
                        if (columns.isPresent()) {
                            return work.apply(columns.get(), table);
                        }
                    }
                }
                return Outcome.refused("formats.xlsx.no-heading", file.name(), HEADING_WITHIN);
            } catch (IOException | RuntimeException damaged) {
                // The reader has no exception of its own for files that only look like workbooks.
                return Outcome.refused("formats.xlsx.damaged", file.name());
            }
        });
    }

    /** The rows of the first sheet that has any, at most {@code most} of them. */
    static Outcome<List<TableRow>> rows(SourceFile file, int most) {
        return file.content().asFile(path -> {
            try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(false, true))) {
                List<TableRow> found = new ArrayList<>();
                for (Sheet sheet : workbook.getSheets().toList()) {
                    try (Stream<Row> rows = sheet.openStream()) {
                        WorkbookSheet table = new WorkbookSheet(rows.iterator());
                        Optional<TableRow> next = found.isEmpty() ? table.next() : Optional.empty();
                        while (next.isPresent() && found.size() < most) {
                            found.add(next.get());
                            next = table.next();
                        }
                    }
                }
                return Outcome.done(found);
            } catch (IOException | RuntimeException damaged) {
                // The reader has no exception of its own for files that only look like workbooks.
                return Outcome.refused("formats.xlsx.damaged", file.name());
            }
        });
    }

    private Optional<Columns> heading() {
        Optional<TableRow> row = next();
        while (row.isPresent() && row.get().line() <= HEADING_WITHIN) {
            Optional<Columns> columns = Columns.recognise(row.get());
            if (columns.isPresent()) {
                return columns;
            }
            row = next();
        }
        return Optional.empty();
    }

    @Override
    public Optional<TableRow> next() {
        while (rows.hasNext()) {
            TableRow row = row(rows.next());
            if (!row.formulas().isEmpty() || row.fields().stream().anyMatch(field -> !field.isBlank())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static TableRow row(Row row) {
        int columns = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<String> fields = new ArrayList<>(columns);
        Set<Integer> formulas = new HashSet<>();
        for (int i = 0; i < columns; i++) {
            Optional<Cell> cell = row.getOptionalCell(i);
            fields.add(cell.map(WorkbookSheet::text).orElse(""));
            if (cell.filter(WorkbookSheet::isComputed).isPresent()) {
                formulas.add(i);
            }
        }
        return new TableRow(row.getRowNum(), fields, formulas);
    }

    private static boolean isComputed(Cell cell) {
        return cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR;
    }

    private static String text(Cell cell) {
        String text = switch (cell.getType()) {
            case STRING -> cell.asString();
            case NUMBER -> plain(cell.asNumber());
            case BOOLEAN, ERROR, EMPTY, FORMULA -> "";
        };
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
    }

    /** A number too long to be exact stays in scientific notation, which a code is refused for. */
    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        boolean isExact = shortest.precision() - shortest.scale() <= MOST_DIGITS;
        return isExact ? shortest.toPlainString() : "%.5e".formatted(number);
    }

    private static long unpacked(SourceFile entry) {
        try (InputStream in = entry.content().open()) {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + entry.name(), e);
        }
    }
}
