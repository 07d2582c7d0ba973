package org.linli.evidence;

import java.util.List;
import java.util.UUID;

/**
 * What an outsider needs to check that an entry is in the log: RFC 6962 inclusion proof and signed checkpoint. Hashes
 * are base64.
 *
 * @param leaf the public leaf: sequence number and commitment, as hashed
 * @param treeSize size of the tree that the proof and the checkpoint speak of
 * @param checkpoint signed note with origin, size and root
 * @param verifierKey public key of the log in note form
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
        String verifierKey) {}
