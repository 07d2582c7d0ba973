package org.linli.evidencelog;

import java.util.List;
import java.util.Optional;

/** Reads tiles by content; takes the head of the full tile where the partial one was dropped. */
final class TileReader {

    private final TileStore store;

    TileReader(TileStore store) {
        this.store = store;
    }

    List<Hash> getHashes(TilePath.Hashes path) {
        return findHashes(path).orElseThrow(() -> missing(path));
    }

    Optional<List<Hash>> findHashes(TilePath.Hashes path) {
        Optional<List<Hash>> exact = store.find(path).map(content -> hashes(path, content));
        if (exact.isPresent() || path.isFull()) {
            return exact;
        }
        TilePath.Hashes full = path.withWidth(TilePath.FULL_WIDTH);
        return store.find(full).map(content -> hashes(full, content).subList(0, path.width()));
    }

    List<byte[]> getEntries(TilePath.Entries path) {
        EntryBundle bundle = findBundle(path).orElseThrow(() -> missing(path));
        if (!bundle.isWhole() || bundle.entries().size() != path.width()) {
            throw new DamagedLogException(path.text() + " does not hold " + path.width() + " entries");
        }
        return bundle.entries();
    }

    Optional<EntryBundle> findBundle(TilePath.Entries path) {
        Optional<EntryBundle> exact = store.find(path).map(EntryBundle::decode);
        if (exact.isPresent() || path.isFull()) {
            return exact;
        }
        return store.find(path.withWidth(TilePath.FULL_WIDTH))
                .map(EntryBundle::decode)
                .map(full -> full.entries().size() == TilePath.FULL_WIDTH
                        ? new EntryBundle(full.entries().subList(0, path.width()), full.isWhole())
                        : full);
    }

    private static List<Hash> hashes(TilePath path, byte[] content) {
        if (content.length != path.width() * Hash.LENGTH) {
            throw new DamagedLogException(
                    path.text() + " has " + content.length + " bytes, not " + path.width() * Hash.LENGTH);
        }
        return HashTile.decode(content);
    }

    private static DamagedLogException missing(TilePath path) {
        return new DamagedLogException(path.text() + " is missing");
    }
}
