package org.linli.incidents.intake.sheet;

import java.io.IOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of a sheet, one at a time. What the reader throws at broken XML is told apart from other faults here. */
final class SheetRows implements AutoCloseable {

    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    private SheetRows(Stream<Row> stream) {
        this.stream = stream;
        this.rows = stream.iterator();
    }

    static SheetRows of(Sheet sheet) throws DamagedWorkbook {
        try {
            return new SheetRows(sheet.openStream());
        } catch (IOException | RuntimeException broken) {
            throw new DamagedWorkbook(broken);
        }
    }

    Optional<Row> next() throws DamagedWorkbook {
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (RuntimeException broken) {
            throw new DamagedWorkbook(broken);
        }
    }

    /** The heading among the first rows that are not empty; the first of them if none looks like one. */
    Optional<Row> findHeading(int within) throws DamagedWorkbook {
        Optional<Row> first = Optional.empty();
        int seen = 0;
        for (Optional<Row> row = next(); row.isPresent(); row = next()) {
            if (row.get().stream().allMatch(cell -> Objects.isNull(cell) || cell.getRawValue() == null)) {
                continue;
            }
            if (Heading.isHeading(row.get())) {
                return row;
            }
            first = first.isPresent() ? first : row;
            if (++seen >= within) {
                break;
            }
        }
        return first;
    }

    @Override
    public void close() {
        stream.close();
    }
}
