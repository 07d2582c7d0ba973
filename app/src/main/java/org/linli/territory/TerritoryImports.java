package org.linli.territory;

import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** Brings divisions, boundaries and grids in: whole or not at all, as often as one likes, within the actor's scope. */
public interface TerritoryImports {

    /** What the import would do now; nothing is written. Refused when the files cannot be read at all. */
    Outcome<ImportReport> preview(Actor actor, ImportOrder order);

    /**
     * Imports in one transaction. Refused rows are left out and stand in the report; when the transaction fails,
     * nothing is kept.
     */
    Outcome<Imported> run(Actor actor, ImportOrder order, Progress progress);

    /** What was done, under the id by which the evidence knows it. */
    record Imported(UUID id, ImportReport report) {}

    /** Hears how far an import is; called seldom enough to be drawn. */
    @FunctionalInterface
    interface Progress {

        Progress SILENT = (done, total) -> {};

        /** @param total rows in all, 0 as long as it is not known */
        void at(int done, int total);
    }
}
