package org.linli.territory.internal.history;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.lineage.Contradiction;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.UnitRow;

/**
 * What a list says that is not known yet.
 *
 * @param newNumbers of units that are not there
 * @param versions with the day on which each ends
 * @param links who followed whom
 * @param known units of the list that are there already; they only get their past
 * @param contradictions what the list leaves open, by line
 */
record History(
        List<Integer> newNumbers,
        List<Version> versions,
        List<Link> links,
        int known,
        List<Contradiction> contradictions) {

    /** @param until first day on which it was no longer so */
    record Version(UnitRow row, @Nullable LocalDate until) {}
}
