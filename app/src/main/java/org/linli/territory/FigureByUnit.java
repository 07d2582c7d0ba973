package org.linli.territory;

import java.time.LocalDate;
import java.util.Map;
import org.linli.kernel.Scope;

/** A count of records by unit that can be shown under the structure of any day; contributed as a bean. */
public interface FigureByUnit {

    /** Short and stable; the message is {@code reorganisation.figure.<key>}. */
    String key();

    int order();

    /** Who may see it. */
    String permission();

    /**
     * Counts records by the number of the unit they stood at on {@code structureDay}; the number may be one of a unit that
     * has ended since or had not begun by then.
     *
     * @param from first day counted
     * @param until first day not counted any more
     */
    Map<Integer, Long> count(Scope scope, LocalDate from, LocalDate until, LocalDate structureDay);
}
