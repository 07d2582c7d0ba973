package org.linli.evidencelog;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The 32 secret random bytes behind one commitment. Used once; destroying it seals the commitment for ever. */
public final class Salt {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] value;

    private Salt(byte[] value) {
        if (value.length != LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + value.length);
        }
        this.value = value;
    }

    /** A fresh salt. */
    public static Salt random(SecureRandom source) {
        byte[] value = new byte[LENGTH];
        source.nextBytes(value);
        return new Salt(value);
    }

    /**
     * A stored salt.
     *
     * @throws IllegalArgumentException unless there are exactly 32 bytes
     */
    public static Salt of(byte[] bytes) {
        return new Salt(bytes.clone());
    }

    /** A copy of the bytes, to be stored where it can be destroyed. */
    public byte[] bytes() {
        return value.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Salt salt && MessageDigest.isEqual(value, salt.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Never the bytes: a salt in a log file would undo the hiding. */
    @Override
    public String toString() {
        return "Salt[hidden]";
    }
}
