package org.linli.identity.internal.colleagues;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.linli.identity.internal.sheets.HeadedSheet;
import org.linli.kernel.Outcome;

/** A workbook of colleagues. */
final class ColleagueBook {

    static final int MOST_ROWS = 500;

    private static final HeadedSheet<Column> SHEET = new HeadedSheet<>(Column.class, MOST_ROWS);

    private ColleagueBook() {}

    /** @return the rows that are not empty, or a refusal that names what is wrong with the file as a whole */
    static Outcome<List<SheetRow>> read(Path file) throws IOException {
        return SHEET.read(file)
                .then(lines -> lines.isEmpty()
                        ? Outcome.refused("identity.bulk.empty")
                        : Outcome.done(lines.stream()
                                .map(line -> new SheetRow(line.number(), line.cells(), line.hasFormula()))
                                .toList()));
    }
}
