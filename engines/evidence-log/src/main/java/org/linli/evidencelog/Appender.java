package org.linli.evidencelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Appends batches of entries to a tiled log. Reads only the right edge (one tile a level and the last bundle), and
 * refuses to build on an edge that does not hash to the head it is given. Writes nothing itself; the caller sees to it
 * that one batch at a time is under way.
 */
public final class Appender {

    private final TileStore store;
    private final TileReader tiles;

    public Appender(TileStore store) {
        this.store = store;
        this.tiles = new TileReader(store);
    }

    /**
     * Computes what appending the entries brings.
     *
     * @param head the log's published size and root
     * @param entries in order, each at most 65,535 bytes
     * @throws DamagedLogException if the stored edge is missing, malformed or of another history than the head
     */
    public Growth append(TreeHead head, List<byte[]> entries) {
        requireUndamagedEdge(head);
        Map<TilePath, byte[]> grown = new LinkedHashMap<>();
        growBundles(head.size(), entries, grown);
        List<Hash> added = entries.stream().map(Rfc6962::leafHash).toList();
        for (int level = 0; !added.isEmpty(); level++) {
            added = growLevel(level, head.size() >>> (8 * level), added, grown);
        }
        long size = head.size() + entries.size();
        Hash root = ProofBuilder.ofTiles(new Overlay(grown, store), size).root(size);
        return new Growth(new TreeHead(size, root), grown);
    }

    private void requireUndamagedEdge(TreeHead head) {
        Hash stored = ProofBuilder.ofTiles(store, head.size()).root(head.size());
        if (!stored.equals(head.root())) {
            throw new DamagedLogException("the stored edge at size %d has root %s, the head says %s"
                    .formatted(head.size(), stored.base64(), head.root().base64()));
        }
    }

    private void growBundles(long size, List<byte[]> entries, Map<TilePath, byte[]> grown) {
        List<byte[]> all = new ArrayList<>(edgeEntries(size));
        all.addAll(entries);
        long index = size / TilePath.FULL_WIDTH;
        for (List<byte[]> bundle : entries.isEmpty() ? List.<List<byte[]>>of() : inTiles(all)) {
            grown.put(new TilePath.Entries(index++, bundle.size()), EntryBundle.encode(bundle));
        }
    }

    /** The last, partial bundle; checked, because its bytes are copied into the next one. */
    private List<byte[]> edgeEntries(long size) {
        if (size % TilePath.FULL_WIDTH == 0) {
            return List.of();
        }
        TilePath.Entries path = TilePath.entries(size / TilePath.FULL_WIDTH, size);
        List<byte[]> entries = tiles.getEntries(path);
        List<Hash> hashes = tiles.getHashes(TilePath.hashes(0, path.index(), size));
        if (!hashes.equals(entries.stream().map(Rfc6962::leafHash).toList())) {
            throw new DamagedLogException(path.text() + " does not match its hashes");
        }
        return entries;
    }

    /** Puts hashes behind those on a level; returns the roots of the tiles that became full, for the level above. */
    private List<Hash> growLevel(int level, long present, List<Hash> added, Map<TilePath, byte[]> grown) {
        List<Hash> all = new ArrayList<>();
        long index = present / TilePath.FULL_WIDTH;
        int edgeWidth = (int) (present % TilePath.FULL_WIDTH);
        if (edgeWidth > 0) {
            all.addAll(tiles.getHashes(new TilePath.Hashes(level, index, edgeWidth)));
        }
        all.addAll(added);
        List<Hash> fullRoots = new ArrayList<>();
        for (List<Hash> tile : inTiles(all)) {
            grown.put(new TilePath.Hashes(level, index++, tile.size()), HashTile.encode(tile));
            if (tile.size() == TilePath.FULL_WIDTH) {
                fullRoots.add(Rfc6962.root(tile));
            }
        }
        return fullRoots;
    }

    private static <T> List<List<T>> inTiles(List<T> all) {
        List<List<T>> tiles = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TilePath.FULL_WIDTH) {
            tiles.add(all.subList(from, Math.min(from + TilePath.FULL_WIDTH, all.size())));
        }
        return tiles;
    }

    /** The store as it will be. */
    private record Overlay(Map<TilePath, byte[]> grown, TileStore store) implements TileStore {

        @Override
        public Optional<byte[]> find(TilePath path) {
            return Optional.ofNullable(grown.get(path)).or(() -> store.find(path));
        }

        @Override
        public void write(TilePath path, byte[] content) {
            throw new UnsupportedOperationException("a preview is read only");
        }
    }
}
