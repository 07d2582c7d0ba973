package org.linli.evidence.internal;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Receipt;
import org.linli.evidence.Receipt.Membership;
import org.linli.evidence.internal.MemberRows.Place;
import org.linli.evidencelog.Commitment;
import org.linli.evidencelog.CommitmentSet;
import org.linli.evidencelog.Hash;
import org.linli.evidencelog.InclusionProof;
import org.linli.evidencelog.LeafData;
import org.linli.evidencelog.ProofBuilder;
import org.springframework.stereotype.Component;

/** Makes receipts from what is public: leaves, tiles, checkpoints. Never reads an entry. */
@Component
public class Receipts {

    private final LeafRows leaves;
    private final MemberRows members;
    private final Destructions destructions;
    private final DatabaseTiles tiles;
    private final CheckpointRows checkpoints;
    private final LogKeys keys;

    Receipts(
            LeafRows leaves,
            MemberRows members,
            Destructions destructions,
            DatabaseTiles tiles,
            CheckpointRows checkpoints,
            LogKeys keys) {
        this.leaves = leaves;
        this.members = members;
        this.destructions = destructions;
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
         * @param destroyed present if the content is gone, as the schedule demands
         */
        record Logged(
                Receipt receipt,
                String commitment,
                Optional<Instant> checkpointAt,
                Optional<Destructions.Destroyed> destroyed)
                implements Standing {}

        /** Recorded, and in the log within seconds. */
        record Waiting(UUID entryId) implements Standing {}
    }

    /** Where the entry stands; empty if there is none of this id. */
    public Optional<Standing> find(UUID entryId) {
        boolean wasWaiting = leaves.isWaiting(entryId);
        Optional<Place> place = members.find(entryId);
        Optional<Standing> logged =
                leaves.findLeaf(place.map(Place::setId).orElse(entryId)).map(leaf -> logged(entryId, leaf, place));
        return logged.or(() -> wasWaiting ? Optional.of(new Standing.Waiting(entryId)) : Optional.empty());
    }

    private Standing logged(UUID entryId, LeafData leaf, Optional<Place> place) {
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
                keys.identity().verifierKey().encode(),
                place.map(Receipts::membership));
        Commitment own = place.map(Place::member).orElse(leaf.commitment());
        return new Standing.Logged(receipt, own.hash().base64(), checkpoint.findAt(), destructions.find(entryId));
    }

    static Membership membership(Place place) {
        CommitmentSet.MemberProof proof = place.set().proof(place.place());
        return new Membership(
                place.member().hash().base64(),
                place.place(),
                Math.toIntExact(proof.place().treeSize()),
                proof.place().path().stream().map(Hash::base64).toList(),
                proof.root().base64());
    }
}
