package org.linli.identity.internal.sheets;

import java.util.Locale;

/** A column that a workbook may have; an enum of them describes one kind of workbook. */
public interface SheetColumn {

    /** What the column is called in the template. */
    String heading();

    /** What it may be called as well. */
    String english();

    /** Whether a workbook without it cannot be read. */
    boolean isNeeded();

    default boolean isCalled(String cell) {
        String words = cell.strip().toLowerCase(Locale.ROOT);
        return heading().equals(words) || english().equals(words);
    }
}
