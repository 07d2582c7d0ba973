package org.linli.evidence.internal;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Receipt;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.InclusionProof;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.ProofBuilder;
import org.springframework.stereotype.Component;

/** Makes receipts from what is public: leaves, tiles, checkpoints. Never reads an entry. */
@Component
public class Receipts {

    private final LeafRows leaves;
    private final DatabaseTiles tiles;
    private final CheckpointRows checkpoints;
    private final LogKeys keys;

    Receipts(LeafRows leaves, DatabaseTiles tiles, CheckpointRows checkpoints, LogKeys keys) {
        this.leaves = leaves;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** Where an entry stands. */
    public sealed interface Standing {

        /**
         * In the log.
         *
         * @param commitment in base64
         * @param checkpointAt when the checkpoint of the receipt was signed
         */
        record Logged(Receipt receipt, String commitment, Instant checkpointAt) implements Standing {}

        /** Recorded, and in the log within seconds. */
        record Waiting(UUID entryId) implements Standing {}
    }

    /** Where the entry stands; empty if there is none of this id. */
    public Optional<Standing> find(UUID entryId) {
        boolean wasWaiting = leaves.isWaiting(entryId);
        Optional<Standing> logged = leaves.findLeaf(entryId).map(leaf -> logged(entryId, leaf));
        return logged.or(() -> wasWaiting ? Optional.of(new Standing.Waiting(entryId)) : Optional.empty());
    }

    private Standing logged(UUID entryId, LeafData leaf) {
        StoredCheckpoint checkpoint = checkpoints.findLatest().orElseThrow();
        long size = checkpoint.head().size();
        InclusionProof proof = ProofBuilder.ofTiles(tiles, size).inclusion(leaf.sequence(), size);
        Receipt receipt = new Receipt(
                entryId,
                leaf.sequence(),
                Base64.getEncoder().encodeToString(leaf.encode()),
                leaf.leafHash().base64(),
                size,
                proof.path().stream().map(Hash::base64).toList(),
                checkpoint.head().root().base64(),
                checkpoint.note(),
                keys.identity().verifierKey().encode());
        return new Standing.Logged(receipt, leaf.commitment().hash().base64(), checkpoint.at());
    }
}
