package org.linli.evidencelog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * One commitment to many, for bulk acts and lists: the log gets one leaf, and each member can be shown to belong without
 * showing the others.
 *
 * <p>The members' commitments are the leaves of a Merkle tree; the set's commitment is
 * SHA-256("linli/commitment-set/v1" || 0x00 || size as 8 bytes big-endian || root). The size is bound in, because a root
 * alone may pass for trees of several sizes. It hides because each member's commitment does.
 */
public final class CommitmentSet {

    private static final byte[] LABEL = "linli/commitment-set/v1\0".getBytes(StandardCharsets.US_ASCII);

    private final List<Commitment> members;
    private final ProofBuilder tree;

    private CommitmentSet(List<Commitment> members) {
        this.members = members;
        this.tree = ProofBuilder.ofLeaves(
                members.stream().map(CommitmentSet::leafHash).toList());
    }

    /**
     * The set of these members; their order is part of it.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static CommitmentSet of(List<Commitment> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a commitment set has at least one member");
        }
        return new CommitmentSet(List.copyOf(members));
    }

    /** The commitment to the whole set, for the log's leaf. */
    public Commitment commitment() {
        return commitment(members.size(), tree.root(members.size()));
    }

    /** Proof that the member at this place, from 0, belongs to the set. */
    public MemberProof proof(int index) {
        return new MemberProof(tree.inclusion(index, members.size()), tree.root(members.size()));
    }

    /**
     * Evidence that one commitment belongs to a set.
     *
     * @param place where the member stands in the set's tree
     * @param root of that tree
     */
    public record MemberProof(InclusionProof place, Hash root) {

        /** Whether the member belongs to the set with this commitment. */
        public boolean proves(Commitment member, Commitment set) {
            return place.proves(leafHash(member), root)
                    && commitment(place.treeSize(), root).equals(set);
        }
    }

    private static Hash leafHash(Commitment member) {
        return Rfc6962.leafHash(member.hash().bytes());
    }

    private static Commitment commitment(long size, Hash root) {
        MessageDigest digest = Rfc6962.sha256();
        digest.update(LABEL);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
        root.addTo(digest);
        return new Commitment(Hash.adopt(digest.digest()));
    }
}
