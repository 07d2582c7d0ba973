package org.linli.operations.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of each member of an archive, and how its list says it. */
final class Hashes {

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static byte[] line(String hash, long size, String name) {
        return (hash + " " + size + " " + name + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
