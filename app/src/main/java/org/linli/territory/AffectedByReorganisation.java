package org.linli.territory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.Refusal;

/**
 * What a module keeps at units and has to move when units end; contributed as a bean. Only what is still worked with
 * moves: what is finished keeps its number and is found through the heir.
 *
 * <p>Every call happens in a transaction that sees all rows. Moving is cut into batches of one transaction each and may
 * stop after any of them, on any server; a batch takes what still stands at an ended unit, so nothing is lost or moved
 * twice.
 */
public interface AffectedByReorganisation {

    /** Short and stable, for example {@code incidents}; the message is {@code reorganisation.moves.<kind>}. */
    String kind();

    /** In which order kinds move, ascending. */
    int order();

    /** A page that names one by one what a plan moves; its path. */
    default Optional<String> detailPath(UUID planId) {
        return Optional.empty();
    }

    /** How many rows stand at each unit that ends, by number; for the dry run. */
    Map<Integer, Integer> count(Reorganisation reorganisation);

    /** What whoever orders it should know before, as messages of the module; for the dry run. */
    default List<Refusal> findings(Reorganisation reorganisation) {
        return List.of();
    }

    /**
     * Prepares the moving inside the transaction that writes the structure.
     *
     * @return how many rows will move
     */
    int prepare(Reorganisation reorganisation, Instant now);

    /**
     * Moves at most {@code limit} rows.
     *
     * @return how many were moved; 0 when nothing is left
     */
    int move(Reorganisation reorganisation, int limit, Instant now);
}
