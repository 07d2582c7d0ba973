package org.linli.incidents.intake.sheet;

/** The file calls itself a workbook and cannot be read as one. */
final class DamagedWorkbook extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedWorkbook(Exception cause) {
        super(cause);
    }
}
