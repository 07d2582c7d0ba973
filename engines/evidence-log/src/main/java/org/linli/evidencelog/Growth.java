package org.linli.evidencelog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an append brings: the log's new head and the tiles that are new or wider, in the order to write them. Nothing is
 * stored until {@link #writeTo} or the caller does so; then the checkpoint for the head may be signed and published.
 */
public record Growth(TreeHead head, Map<TilePath, byte[]> tiles) {

    public Growth {
        tiles = Collections.unmodifiableMap(new LinkedHashMap<>(tiles));
    }

    /** Writes every tile to the store. Doing so twice does no harm. */
    public void writeTo(TileStore store) {
        tiles.forEach(store::write);
    }
}
