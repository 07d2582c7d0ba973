package org.linli.evidencelog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes roots and proofs for any tree size up to the one stored, from tiles alone or from leaf hashes in memory
 * (definitions of RFC 6962, sections 2.1 to 2.1.2). Holds no state of its own; as thread-safe as its tile store.
 */
public final class ProofBuilder {

    private final Supplier<Subtrees> source;
    private final long storedSize;

    private ProofBuilder(Supplier<Subtrees> source, long storedSize) {
        this.source = source;
        this.storedSize = storedSize;
    }

    /**
     * Reads the tiles of a log.
     *
     * @param storedSize number of entries the tiles cover
     */
    public static ProofBuilder ofTiles(TileStore store, long storedSize) {
        TileReader tiles = new TileReader(store);
        return new ProofBuilder(() -> new TileSubtrees(tiles, storedSize), storedSize);
    }

    /** Holds the whole tree over these leaf hashes in memory. */
    public static ProofBuilder ofLeaves(List<Hash> leafHashes) {
        Subtrees subtrees = new LeafSubtrees(leafHashes);
        return new ProofBuilder(() -> subtrees, leafHashes.size());
    }

    /**
     * Root of the tree over the first {@code treeSize} entries.
     *
     * @throws DamagedLogException if a tile it needs is missing or malformed; the same holds for the proofs
     */
    public Hash root(long treeSize) {
        requireRange(0, treeSize, storedSize);
        return treeSize == 0 ? Rfc6962.EMPTY_ROOT : root(source.get(), 0, treeSize);
    }

    /** Proof that the entry at {@code index} is in the tree over the first {@code treeSize} entries. */
    public InclusionProof inclusion(long index, long treeSize) {
        requireRange(1, treeSize, storedSize);
        requireRange(0, index, treeSize - 1);
        List<Hash> path = new ArrayList<>();
        addPath(source.get(), index, 0, treeSize, path);
        return new InclusionProof(index, treeSize, path);
    }

    /** Proof that the tree over {@code newSize} entries begins with the one over {@code oldSize} ≥ 1 entries. */
    public ConsistencyProof consistency(long oldSize, long newSize) {
        requireRange(1, newSize, storedSize);
        requireRange(1, oldSize, newSize);
        List<Hash> path = new ArrayList<>();
        addSubproof(source.get(), oldSize, 0, newSize, true, path);
        return new ConsistencyProof(oldSize, newSize, path);
    }

    private static Hash root(Subtrees subtrees, long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return subtrees.perfect(level, from >>> level);
        }
        long split = from + leftSize(size);
        return Rfc6962.nodeHash(root(subtrees, from, split), root(subtrees, split, to));
    }

    private static void addPath(Subtrees subtrees, long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long split = from + leftSize(to - from);
        if (index < split) {
            addPath(subtrees, index, from, split, path);
            path.add(root(subtrees, split, to));
        } else {
            addPath(subtrees, index, split, to, path);
            path.add(root(subtrees, from, split));
        }
    }

    private static void addSubproof(
            Subtrees subtrees, long oldEnd, long from, long to, boolean knownToVerifier, List<Hash> path) {
        if (oldEnd == to) {
            if (!knownToVerifier) {
                path.add(root(subtrees, from, to));
            }
            return;
        }
        long split = from + leftSize(to - from);
        if (oldEnd <= split) {
            addSubproof(subtrees, oldEnd, from, split, knownToVerifier, path);
            path.add(root(subtrees, split, to));
        } else {
            addSubproof(subtrees, oldEnd, split, to, false, path);
            path.add(root(subtrees, from, split));
        }
    }

    /** The largest power of two below the size. */
    private static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void requireRange(long least, long value, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(value + " is not within " + least + " to " + most);
        }
    }
}
