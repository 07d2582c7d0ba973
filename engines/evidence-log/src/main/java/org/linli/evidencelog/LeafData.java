package org.linli.evidencelog;

import java.nio.ByteBuffer;

/**
 * A public entry of the log: which evidence entry, and the commitment to it. Encoded in 40 bytes: the sequence number as
 * 8 bytes big-endian, then the 32 bytes of the commitment.
 *
 * @param sequence number of the evidence entry, ≥ 0
 */
public record LeafData(long sequence, Commitment commitment) {

    /** Length of the encoding in bytes. */
    public static final int ENCODED_LENGTH = Long.BYTES + Hash.LENGTH;

    public LeafData {
        if (sequence < 0) {
            throw new IllegalArgumentException("a sequence number is not negative: " + sequence);
        }
    }

    /**
     * Reads an encoded leaf.
     *
     * @throws IllegalArgumentException unless there are 40 bytes that begin with a non-negative number
     */
    public static LeafData decode(byte[] encoded) {
        if (encoded.length != ENCODED_LENGTH) {
            throw new IllegalArgumentException("a leaf has 40 bytes, not " + encoded.length);
        }
        long sequence = ByteBuffer.wrap(encoded).getLong();
        return new LeafData(sequence, new Commitment(Hash.of(encoded, Long.BYTES, Hash.LENGTH)));
    }

    /** The 40 bytes that stand in the log. */
    public byte[] encode() {
        return ByteBuffer.allocate(ENCODED_LENGTH)
                .putLong(sequence)
                .put(commitment.hash().bytes())
                .array();
    }

    /** The hash that stands in the log's tree, to be checked by an {@link InclusionProof}. */
    public Hash leafHash() {
        return Rfc6962.leafHash(encode());
    }
}
