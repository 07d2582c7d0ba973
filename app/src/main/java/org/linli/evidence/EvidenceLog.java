package org.linli.evidence;

import java.time.Instant;
import java.util.Optional;
import org.linli.kernel.TrueCount;

/** The public log of commitments. The server appends to it every second; nobody else needs to. */
public interface EvidenceLog {

    /**
     * Takes every entry that is waiting into the log at once and signs a checkpoint, as the server does every second. To be
     * called outside of a transaction; two callers at once take turns.
     *
     * @return how many entries were taken
     * @throws org.linli.evidencelog.DamagedLogException if what is stored does not continue the last checkpoint
     */
    long sequenceNow();

    /** Where the log stands. */
    State state();

    /**
     * Where the log stands.
     *
     * @param origin name of the log, for ever
     * @param verifierKey public key that its checkpoints are signed with, in note form
     * @param size number of leaves
     * @param root root hash over them in base64
     * @param checkpointAt when the last checkpoint was signed; absent before the first
     * @param waiting entries that are not in the log yet
     */
    record State(
            String origin,
            String verifierKey,
            long size,
            String root,
            Optional<Instant> checkpointAt,
            TrueCount waiting) {}
}
