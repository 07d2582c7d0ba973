package org.linli.evidencelog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Perfect subtrees read out of tiles; remembers the tiles it has read, so it lives for one answer. */
final class TileSubtrees implements Subtrees {

    private static final int LEVELS_PER_TILE = 8;

    private final TileReader tiles;
    private final long storedSize;
    private final Map<TilePath.Hashes, List<Hash>> read = new HashMap<>();

    TileSubtrees(TileReader tiles, long storedSize) {
        this.tiles = tiles;
        this.storedSize = storedSize;
    }

    @Override
    public Hash perfect(int level, long index) {
        int tileLevel = level / LEVELS_PER_TILE;
        int height = level % LEVELS_PER_TILE;
        long first = index << height;
        List<Hash> tile = read.computeIfAbsent(
                TilePath.hashes(tileLevel, first / TilePath.FULL_WIDTH, storedSize), tiles::getHashes);
        int from = (int) (first % TilePath.FULL_WIDTH);
        return Rfc6962.root(tile.subList(from, from + (1 << height)));
    }
}
