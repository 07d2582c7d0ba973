package org.linli.evidence.internal;

import java.util.Optional;
import org.linli.evidencelog.TilePath;
import org.linli.evidencelog.TreeHead;
import org.springframework.stereotype.Component;

/** What anybody may read of the log, in the layout of C2SP tlog-tiles. */
@Component
public class PublishedLog {

    private final CheckpointRows checkpoints;
    private final DatabaseTiles tiles;
    private final LogKeys keys;
    private final Witnesses witnesses;

    PublishedLog(CheckpointRows checkpoints, DatabaseTiles tiles, LogKeys keys, Witnesses witnesses) {
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.keys = keys;
        this.witnesses = witnesses;
    }

    /**
     * The latest checkpoint, of those that witnesses have cosigned where there are witnesses; that of the empty log before
     * the first entry.
     */
    public String checkpoint() {
        Optional<String> cosigned = witnesses.areConfigured() ? checkpoints.findCosigned() : Optional.empty();
        return cosigned.or(() -> checkpoints.findLatest().map(StoredCheckpoint::note))
                .orElseGet(() -> keys.sign(TreeHead.EMPTY));
    }

    /** The key that verifies checkpoints, as {@code name+hash+base64}. */
    public String verifierKey() {
        return keys.identity().verifierKey().encode();
    }

    /** A tile by its path, for example {@code tile/0/000.p/5}; empty where it is not spelled so or not there yet. */
    public Optional<byte[]> findTile(String path) {
        return TilePath.parse(path).flatMap(tiles::find);
    }
}
