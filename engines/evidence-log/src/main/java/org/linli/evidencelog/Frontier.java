package org.linli.evidencelog;

import java.util.ArrayList;
import java.util.List;

/** The perfect subtrees left of a growing tree's right edge, largest first: all that its root needs. */
final class Frontier {

    private final List<Hash> peaks = new ArrayList<>();
    private long size;

    void add(Hash leafHash) {
        peaks.add(leafHash);
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            Hash right = peaks.removeLast();
            peaks.add(Rfc6962.nodeHash(peaks.removeLast(), right));
        }
        size++;
    }

    long size() {
        return size;
    }

    Hash root() {
        if (peaks.isEmpty()) {
            return Rfc6962.EMPTY_ROOT;
        }
        Hash root = peaks.getLast();
        for (Hash left : peaks.reversed().subList(1, peaks.size())) {
            root = Rfc6962.nodeHash(left, root);
        }
        return root;
    }
}
