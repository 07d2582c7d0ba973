package org.linli.evidencelog;

import java.util.Collection;
import java.util.List;

/**
 * Checks a whole log offline: hashes every entry again, compares the tiles of all levels, the root with a head, and
 * on the way the roots of heads kept from earlier (stronger than a consistency proof, since every entry is read). Works
 * as a stream: one tile a level in memory.
 */
public final class LogVerifier {

    private final TileStore store;

    public LogVerifier(TileStore store) {
        this.store = store;
    }

    /** Checks the log against its head alone. */
    public Verdict verify(TreeHead head) {
        return verify(head, List.of(), (index, entry) -> {});
    }

    /**
     * Checks the log against its head and heads kept from earlier, outside the log's reach.
     *
     * @param head from the verified checkpoint
     * @param earlier in any order
     * @param visitor sees each entry in order
     */
    public Verdict verify(TreeHead head, Collection<TreeHead> earlier, EntryVisitor visitor) {
        return new VerificationPass(new TileReader(store), head, earlier, visitor).run();
    }
}
