package org.linli.evidencelog;

import java.util.ArrayList;
import java.util.List;

/** All perfect subtrees over leaf hashes, held in memory (twice the leaves). */
final class LeafSubtrees implements Subtrees {

    private final List<List<Hash>> levels = new ArrayList<>();

    LeafSubtrees(List<Hash> leafHashes) {
        levels.add(List.copyOf(leafHashes));
        while (levels.getLast().size() > 1) {
            levels.add(parents(levels.getLast()));
        }
    }

    private static List<Hash> parents(List<Hash> children) {
        List<Hash> parents = new ArrayList<>(children.size() / 2);
        for (int i = 0; i + 1 < children.size(); i += 2) {
            parents.add(Rfc6962.nodeHash(children.get(i), children.get(i + 1)));
        }
        return parents;
    }

    @Override
    public Hash perfect(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
