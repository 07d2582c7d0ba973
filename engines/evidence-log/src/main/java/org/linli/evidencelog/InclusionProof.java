package org.linli.evidencelog;

import java.util.List;

/**
 * Evidence that one leaf stands at a place of a tree. A proof is data from outside: any values may be held, and
 * {@link #proves} judges them.
 *
 * @param index place of the leaf, from 0
 * @param treeSize number of leaves of the tree
 * @param path sibling hashes from the leaf upwards
 */
public record InclusionProof(long index, long treeSize, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the leaf is in the tree with this root (algorithm of RFC 9162, section 2.1.3.2). */
    public boolean proves(Hash leafHash, Hash root) {
        if (index < 0 || index >= treeSize) {
            return false;
        }
        long node = index;
        long last = treeSize - 1;
        Hash hash = leafHash;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Rfc6962.nodeHash(sibling, hash);
                int lonelyLevels = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= lonelyLevels;
                last >>>= lonelyLevels;
            } else {
                hash = Rfc6962.nodeHash(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
