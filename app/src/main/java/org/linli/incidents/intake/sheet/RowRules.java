package org.linli.incidents.intake.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** Turns a row into a message, or says why it is none. */
final class RowRules {

    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_DETAILS = 10_000;
    private static final int LONGEST_QUOTE = 30;

    /** Excel keeps fifteen digits of a number; what is longer has lost its end. */
    private static final int EXACT_DIGITS = 15;

    private final Heading heading;
    private final MessageTime times;
    private final Instant earliest;
    private final Instant now;

    /** @param earliest what lies before is a mistake, as a day of the year 19 is */
    RowRules(Heading heading, MessageTime times, Instant earliest, Instant now) {
        this.heading = heading;
        this.times = times;
        this.earliest = earliest;
        this.now = now;
    }

    /** Carries a problem out of the reading of cells. */
    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Unreadable(Column column, String reason, Object... arguments) {
            super(reason, null, false, false);
            this.problem = Problem.of(column, reason, arguments);
        }
    }

    boolean isEmpty(Row row) {
        for (Column column : Column.values()) {
            if (heading.cell(row, column).filter(cell -> !isBlank(cell)).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(Cell cell) {
        return cell.getType() == CellType.EMPTY
                || (cell.getType() == CellType.STRING
                        && Wording.oneLine(String.valueOf(cell.getValue())).isEmpty());
    }

    SheetLine read(Row row) {
        String number = "";
        try {
            number = number(row);
            Message message = new Message(number, subject(row), details(row), time(row));
            if (message.text().isEmpty()) {
                throw new Unreadable(Column.SUBJECT, "words-missing");
            }
            return new SheetLine.Whole(row.getRowNum(), message);
        } catch (Unreadable unreadable) {
            return new SheetLine.Faulty(row.getRowNum(), number, unreadable.problem);
        }
    }

    private String number(Row row) throws Unreadable {
        Optional<Cell> cell = heading.cell(row, Column.NUMBER);
        if (cell.isPresent() && cell.get().getType() == CellType.NUMBER) {
            BigDecimal value = cell.get().asNumber().stripTrailingZeros();
            if (value.precision() - value.scale() > EXACT_DIGITS) {
                throw new Unreadable(Column.NUMBER, "number-inexact", value.toPlainString());
            }
            return value.toPlainString();
        }
        String number = Wording.oneLine(text(row, Column.NUMBER));
        if (number.isEmpty()) {
            throw new Unreadable(Column.NUMBER, "number-missing");
        }
        if (number.length() > LONGEST_NUMBER) {
            throw new Unreadable(Column.NUMBER, "number-too-long", LONGEST_NUMBER);
        }
        return number;
    }

    private String subject(Row row) throws Unreadable {
        String subject = Wording.oneLine(text(row, Column.SUBJECT));
        if (subject.length() > LONGEST_SUBJECT) {
            throw new Unreadable(Column.SUBJECT, "too-long", subject.length(), LONGEST_SUBJECT);
        }
        return subject;
    }

    private String details(Row row) throws Unreadable {
        String details = Wording.lines(text(row, Column.DETAILS));
        if (details.length() > LONGEST_DETAILS) {
            throw new Unreadable(Column.DETAILS, "too-long", details.length(), LONGEST_DETAILS);
        }
        return details;
    }

    private Instant time(Row row) throws Unreadable {
        Optional<Cell> cell = heading.cell(row, Column.TIME);
        boolean isSerial = cell.isPresent() && cell.get().getType() == CellType.NUMBER;
        String written = isSerial ? cell.get().asNumber().toPlainString() : Wording.oneLine(text(row, Column.TIME));
        if (written.isEmpty()) {
            throw new Unreadable(Column.TIME, "time-missing");
        }
        String quote = Wording.beginning(written, LONGEST_QUOTE);
        Instant at = (isSerial ? times.ofSerial(cell.get().asNumber()) : times.parse(written))
                .orElseThrow(() -> new Unreadable(Column.TIME, "time-unreadable", quote));
        if (at.isAfter(now)) {
            throw new Unreadable(Column.TIME, "time-future", quote);
        }
        if (at.isBefore(earliest)) {
            throw new Unreadable(Column.TIME, "time-too-early", quote);
        }
        return at;
    }

    private String text(Row row, Column column) throws Unreadable {
        Optional<Cell> cell = heading.cell(row, column);
        if (cell.isEmpty()) {
            return "";
        }
        return switch (cell.get().getType()) {
            case STRING -> String.valueOf(cell.get().getValue());
            case NUMBER -> cell.get().asNumber().toPlainString();
            case BOOLEAN -> String.valueOf(cell.get().getRawValue());
            case EMPTY -> "";
            case FORMULA -> throw new Unreadable(column, "formula");
            case ERROR -> throw new Unreadable(column, "cell-broken");
        };
    }
}
