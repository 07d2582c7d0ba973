package org.linli.incidents.intake.sheet;

/** A row of the sheet that is not empty. */
public sealed interface SheetLine {

    /** Number of the row as Excel shows it. */
    int line();

    /** A row that can be imported. */
    record Whole(int line, Message message) implements SheetLine {}

    /**
     * A row that cannot.
     *
     * @param number as far as it could be read; else empty
     */
    record Faulty(int line, String number, Problem problem) implements SheetLine {}
}
