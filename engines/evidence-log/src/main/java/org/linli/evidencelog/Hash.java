package org.linli.evidencelog;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 value: exactly 32 bytes, immutable, compared in constant time. */
public final class Hash {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] value;

    private Hash(byte[] value) {
        this.value = value;
    }

    /**
     * Takes a copy of the bytes.
     *
     * @throws IllegalArgumentException unless there are exactly 32
     */
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** Reads 64 hexadecimal digits of either case. */
    public static Hash fromHex(String hex) {
        return adopt(HexFormat.of().parseHex(hex));
    }

    /** Reads canonical standard base64 with padding (44 characters). */
    public static Hash fromBase64(String base64) {
        return adopt(StrictBase64.decode(base64));
    }

    static Hash of(byte[] bytes, int offset, int length) {
        return adopt(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** Wraps bytes nobody else holds. */
    static Hash adopt(byte[] own) {
        if (own.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + own.length);
        }
        return new Hash(own);
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return value.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    /** Standard base64 with padding. */
    public String base64() {
        return Base64.getEncoder().encodeToString(value);
    }

    void addTo(MessageDigest digest) {
        digest.update(value);
    }

    void copyTo(byte[] target, int offset) {
        System.arraycopy(value, 0, target, offset, LENGTH);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(value, hash.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
