package org.linli.evidencelog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The definitions of RFC 6962, section 2.1, word by word and slow: what the engine is compared with. */
final class ReferenceTree {

    private record Range(int from, int to) {}

    private final List<Hash> leaves;
    private final Map<Range, Hash> known = new HashMap<>();

    ReferenceTree(List<Hash> leaves) {
        this.leaves = leaves;
    }

    /** MTH(D[from:to]). */
    Hash root(int from, int to) {
        Range range = new Range(from, to);
        Hash hash = known.get(range);
        if (hash == null) {
            int k = from + split(to - from);
            hash = to - from == 1 ? leaves.get(from) : Rfc6962.nodeHash(root(from, k), root(k, to));
            known.put(range, hash);
        }
        return hash;
    }

    /** PATH(m, D[from:to]). */
    List<Hash> path(int m, int from, int to) {
        if (to - from == 1) {
            return List.of();
        }
        int k = split(to - from);
        return m < k
                ? plus(path(m, from, from + k), root(from + k, to))
                : plus(path(m - k, from + k, to), root(from, from + k));
    }

    /** SUBPROOF(m, D[from:to], b). */
    List<Hash> subproof(int m, int from, int to, boolean b) {
        if (m == to - from) {
            return b ? List.of() : List.of(root(from, to));
        }
        int k = split(to - from);
        return m <= k
                ? plus(subproof(m, from, from + k, b), root(from + k, to))
                : plus(subproof(m - k, from + k, to, false), root(from, from + k));
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> plus(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }
}
