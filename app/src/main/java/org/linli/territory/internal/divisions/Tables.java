package org.linli.territory.internal.divisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.kernel.Outcome;
import org.linli.kernel.tables.CsvReader;
import org.linli.kernel.tables.CsvReader.OpenQuote;
import org.linli.kernel.tables.TableRow;
import org.linli.territory.SourceFile;
import org.linli.territory.internal.files.Archive;
import org.linli.territory.internal.files.FileKind;

/** Rows of a table that means something else than divisions: CSV of any character set and separator, or a workbook. */
public final class Tables {

    private Tables() {}

    /** At most {@code most} rows, the heading among them; rows without any text are skipped. */
    public static Outcome<List<TableRow>> rows(SourceFile file, int most) {
        return switch (FileKind.of(file)) {
            case TEXT -> TextDecoding.decode(file).then(text -> separated(file.name(), text.text(), most));
            case ZIP -> Archive.open(file, archive -> workbook(file, archive, most));
            case OLD_OFFICE -> Outcome.refused("formats.xls", file.name());
            case SQLITE, SHAPEFILE -> Outcome.refused("formats.table.map", file.name());
        };
    }

    private static Outcome<List<TableRow>> workbook(SourceFile file, Archive archive, int most) {
        return WorkbookSheet.isWorkbook(archive)
                ? WorkbookSheet.check(file.name(), archive).then(ignored -> WorkbookSheet.rows(file, most))
                : Outcome.refused("formats.zip.no-table", file.name());
    }

    private static Outcome<List<TableRow>> separated(String file, String text, int most) {
        try {
            CsvReader csv = CsvReader.of(text);
            List<TableRow> rows = new ArrayList<>();
            Optional<TableRow> next = csv.next();
            while (next.isPresent() && rows.size() < most) {
                if (next.get().fields().stream().anyMatch(field -> !field.isBlank())) {
                    rows.add(next.get());
                }
                next = csv.next();
            }
            return Outcome.done(rows);
        } catch (OpenQuote open) {
            return Outcome.refused("territory.import.open-quote", file, open.line());
        }
    }
}
