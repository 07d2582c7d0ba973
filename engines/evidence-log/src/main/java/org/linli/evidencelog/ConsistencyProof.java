package org.linli.evidencelog;

import java.util.ArrayList;
import java.util.List;

/**
 * Evidence that a tree is the continuation of an older one: nothing before the old end was changed, removed or
 * inserted. Any values may be held; {@link #proves} judges them.
 *
 * @param oldSize number of leaves then
 * @param newSize number of leaves now
 * @param path hashes as defined by RFC 6962, section 2.1.2
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Whether the tree with the new root begins with the one with the old root (algorithm of RFC 9162, section 2.1.4.2).
     * Equal sizes need equal roots and no path; a proof from the empty tree to a larger one says nothing and is refused.
     */
    public boolean proves(Hash oldRoot, Hash newRoot) {
        if (oldSize == newSize) {
            return oldSize >= 0 && path.isEmpty() && oldRoot.equals(newRoot);
        }
        if (oldSize <= 0 || oldSize > newSize || path.isEmpty()) {
            return false;
        }
        List<Hash> hashes = new ArrayList<>(path);
        if (Long.bitCount(oldSize) == 1) {
            hashes.addFirst(oldRoot);
        }
        return climb(hashes, oldRoot, newRoot);
    }

    private boolean climb(List<Hash> hashes, Hash oldRoot, Hash newRoot) {
        int sharedLevels = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >>> sharedLevels;
        long last = (newSize - 1) >>> sharedLevels;
        Hash oldHash = hashes.getFirst();
        Hash newHash = oldHash;
        for (Hash sibling : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = Rfc6962.nodeHash(sibling, oldHash);
                newHash = Rfc6962.nodeHash(sibling, newHash);
                int lonelyLevels = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
                node >>>= lonelyLevels;
                last >>>= lonelyLevels;
            } else {
                newHash = Rfc6962.nodeHash(newHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }
}
