package org.linli.incidents.intake.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;

/** A workbook of messages, read row by row: the first sheet that has the heading, whatever stands above it. */
public final class MessageBook {

    public static final int MOST_ROWS = 50_000;

    private static final int HEADING_WITHIN = 10;
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

    private final ZoneId zone;
    private final Instant now;

    /**
     * @param zone in which times without a zone were written
     * @param now what lies after it is refused
     */
    public MessageBook(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /**
     * What was read.
     *
     * @param rows rows that are not empty, without the heading
     * @param notTaken headings of columns that stay in the file
     */
    public record Reading(int rows, List<String> notTaken) {}

    /**
     * Hands every row that is not empty to {@code lines}, in the order of the file. Refused if the file is no workbook
     * or lacks a column; rows handed over until then are void.
     *
     * @param limit read so many rows at most
     */
    public Outcome<Reading> read(Path file, int limit, Consumer<SheetLine> lines) throws IOException {
        Optional<Refusal> fault = FileCheck.fault(file);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        try (ReadableWorkbook workbook = open(file)) {
            return read(workbook, limit, lines);
        } catch (DamagedWorkbook damaged) {
            return Outcome.refused("intake.file.damaged");
        }
    }

    private static ReadableWorkbook open(Path file) throws DamagedWorkbook {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        } catch (IOException | RuntimeException broken) {
            throw new DamagedWorkbook(broken);
        }
    }

    private Outcome<Reading> read(ReadableWorkbook workbook, int limit, Consumer<SheetLine> lines)
            throws DamagedWorkbook {
        Optional<Row> firstRow = Optional.empty();
        for (Sheet sheet : workbook.getSheets().toList()) {
            try (SheetRows rows = SheetRows.of(sheet)) {
                Optional<Row> row = rows.findHeading(HEADING_WITHIN);
                if (row.isPresent() && Heading.isHeading(row.get())) {
                    return switch (Heading.of(row.get())) {
                        case Outcome.Done<Heading> done ->
                            readRows(rows, done.value(), workbook.isDate1904(), limit, lines);
                        case Outcome.Refused<Heading> refused -> Outcome.refused(refused.refusal());
                    };
                }
                firstRow = firstRow.isPresent() ? firstRow : row;
            }
        }
        return firstRow.map(row -> Heading.of(row).map(ignored -> new Reading(0, List.of())))
                .orElseGet(() -> Outcome.refused("intake.file.no-rows"));
    }

    private Outcome<Reading> readRows(
            SheetRows rows, Heading heading, boolean isDate1904, int limit, Consumer<SheetLine> lines)
            throws DamagedWorkbook {
        RowRules rules = new RowRules(
                heading,
                new MessageTime(zone, isDate1904),
                FIRST_DAY.atStartOfDay(zone).toInstant(),
                now);
        int read = 0;
        for (Optional<Row> row = rows.next(); row.isPresent() && read < limit; row = rows.next()) {
            if (rules.isEmpty(row.get())) {
                continue;
            }
            if (++read > MOST_ROWS) {
                return Outcome.refused("intake.file.too-many-rows", MOST_ROWS);
            }
            lines.accept(rules.read(row.get()));
        }
        return read == 0 ? Outcome.refused("intake.file.no-rows") : Outcome.done(new Reading(read, heading.notTaken()));
    }
}
