package org.linli.evidencelog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Merkle tree hashing of RFC 6962, section 2.1 (unchanged in RFC 9162), with SHA-256.
 *
 * <p>A leaf is hashed behind the byte 0x00 and an inner node behind 0x01, so neither can be passed off as the other.
 */
public final class Rfc6962 {

    /** Root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Hash.adopt(sha256().digest());

    private Rfc6962() {}

    /** SHA-256(0x00 || entry). */
    public static Hash leafHash(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update((byte) 0x00);
        return Hash.adopt(digest.digest(entry));
    }

    /** SHA-256(0x01 || left || right). */
    public static Hash nodeHash(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update((byte) 0x01);
        left.addTo(digest);
        right.addTo(digest);
        return Hash.adopt(digest.digest());
    }

    /** Root of the tree over these leaf hashes, in their order; {@link #EMPTY_ROOT} for none. */
    public static Hash root(List<Hash> leafHashes) {
        Frontier frontier = new Frontier();
        leafHashes.forEach(frontier::add);
        return frontier.root();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
