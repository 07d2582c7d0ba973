package org.linli.evidencelog;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tiles in memory, for tests and for building a log before it is stored. Thread-safe. */
public final class MemoryTileStore implements TileStore {

    private final Map<TilePath, byte[]> tiles = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> find(TilePath path) {
        return Optional.ofNullable(tiles.get(path));
    }

    @Override
    public void write(TilePath path, byte[] content) {
        tiles.put(path, content);
    }
}
