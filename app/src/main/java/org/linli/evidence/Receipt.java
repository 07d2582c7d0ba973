package org.linli.evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an outsider needs to check that an entry is in the log: RFC 6962 inclusion proof and signed checkpoint. Hashes
 * are base64.
 *
 * @param leaf the public leaf: sequence number and commitment, as hashed
 * @param treeSize size of the tree that the proof and the checkpoint speak of
 * @param checkpoint signed note with origin, size and root
 * @param verifierKey public key of the log in note form
 * @param membership for an entry of a bulk act: that it belongs to the set which the leaf commits to
 */
public record Receipt(
        UUID entryId,
        long index,
        String leaf,
        String leafHash,
        long treeSize,
        List<String> proof,
        String root,
        String checkpoint,
        String verifierKey,
        Optional<Membership> membership) {

    /**
     * Evidence that an entry belongs to a set: an RFC 6962 inclusion proof within the tree of the set's members.
     *
     * @param commitment to the entry; the leaf's is the one to the set
     * @param place of the entry within the set, from 0
     * @param setSize number of members
     * @param setRoot root over their commitments
     */
    public record Membership(String commitment, int place, int setSize, List<String> proof, String setRoot) {}
}
