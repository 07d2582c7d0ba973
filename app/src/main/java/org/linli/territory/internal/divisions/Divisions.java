package org.linli.territory.internal.divisions;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.territory.GridCell;
import org.linli.territory.ImportOrder;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.UnitTree;

/** Lists of divisions that have been read and can be compared with the units of any moment. */
public final class Divisions {

    private final DivisionReader.Read read;
    private final ImportOrder.Divisions order;

    private Divisions(DivisionReader.Read read, ImportOrder.Divisions order) {
        this.read = read;
        this.order = order;
    }

    /** Refused when a file is no table of divisions at all, or when what the order asks for makes no sense. */
    public static Outcome<Divisions> read(ImportOrder.Divisions order) {
        Outcome<Boolean> under = order.under() == null
                ? Outcome.done(true)
                : DivisionCode.read(order.under()).map(code -> true);
        return under.then(ignored -> DivisionReader.read(order.files())).map(read -> new Divisions(read, order));
    }

    public int size() {
        return read.rows().size();
    }

    /**
     * @param knownPlaces names of provinces and cities by code; those of the order win
     * @param scope numbers the actor may change
     * @param usesOf what grids are for, by number; ordinary ones are missing
     */
    public DivisionPlan plan(
            UnitTree tree,
            LevelNames levels,
            Map<String, String> knownPlaces,
            NumberRanges scope,
            LocalDate since,
            Function<Collection<Integer>, Map<Integer, GridCell.Use>> usesOf) {
        Map<String, String> placeNames = new HashMap<>(knownPlaces);
        placeNames.putAll(order.names());
        String under = order.under();
        return new DivisionPlanner(tree, levels, placeNames, scope, since, usesOf)
                .plan(read, under == null ? null : DivisionCode.read(under).orThrow());
    }
}
