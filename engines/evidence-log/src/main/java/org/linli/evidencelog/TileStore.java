package org.linli.evidencelog;

import java.util.Optional;

/**
 * Where tiles are kept: files, rows, objects. Implementations throw {@link java.io.UncheckedIOException} or their own
 * runtime exception when the medium fails.
 *
 * <p>Order of publishing: write all tiles of a batch, then publish the checkpoint that covers them. Tiles beyond the
 * published checkpoint are drafts of a batch that did not finish; a later batch replaces them. A partial tile may be
 * dropped once the full tile of the same index stands.
 */
public interface TileStore {

    /** The tile's bytes, or empty. The caller may not change the array. */
    Optional<byte[]> find(TilePath path);

    /** Stores the tile whole or not at all, in place of what stood there. The caller gives the array away. */
    void write(TilePath path, byte[] content);
}
