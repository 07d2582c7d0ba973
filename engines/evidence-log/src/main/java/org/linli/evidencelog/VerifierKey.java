package org.linli.evidencelog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.linli.evidencelog.NoteException.Fault;

/**
 * The public key that verifies an Ed25519 note signature, under a name. Written as {@code name+hash+base64}: the hash is
 * eight hexadecimal digits of SHA-256(name || 0x0A || 0x01 || key), the base64 is of 0x01 and the 32 bytes of the key.
 */
public record VerifierKey(String name, PublicKey key) {

    static final byte ED25519 = 0x01;

    public VerifierKey {
        KeyName.require(name);
        if (!Ed25519.isOwn(key)) {
            throw new NoteException(Fault.INVALID_KEY, "not an Ed25519 key: " + key.getAlgorithm());
        }
    }

    /**
     * Reads {@code name+hash+base64}.
     *
     * @throws NoteException with the fault, if it is malformed or its parts disagree
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length < 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new NoteException(Fault.MALFORMED_VERIFIER_KEY, "not name+hash+base64: «" + text + "»");
        }
        String name = KeyName.require(parts[0]);
        byte[] typedKey = typedKey(parts[2]);
        if (HexFormat.fromHexDigits(parts[1]) != hash(name, typedKey)) {
            throw new NoteException(Fault.KEY_HASH_MISMATCH, "the hash is not of this name and key: «" + text + "»");
        }
        if (typedKey[0] != ED25519) {
            throw new NoteException(Fault.UNKNOWN_ALGORITHM, "algorithm byte " + typedKey[0]);
        }
        try {
            return new VerifierKey(name, Ed25519.publicKey(Arrays.copyOfRange(typedKey, 1, typedKey.length)));
        } catch (InvalidKeyException e) {
            throw new NoteException(Fault.INVALID_KEY, "no Ed25519 key", e);
        }
    }

    /** The first four bytes of the key's hash, by which signatures name it. */
    public int keyHash() {
        return hash(name, typedKey());
    }

    /** {@code name+hash+base64}, to be published. */
    public String encode() {
        return "%s+%08x+%s".formatted(name, keyHash(), Base64.getEncoder().encodeToString(typedKey()));
    }

    boolean isNamedBy(NoteSignature signature) {
        return signature.keyName().equals(name) && signature.keyHash() == keyHash();
    }

    boolean verifies(String text, NoteSignature signature) {
        return Ed25519.verifies(key, text.getBytes(StandardCharsets.UTF_8), signature.signature());
    }

    private byte[] typedKey() {
        return ByteBuffer.allocate(1 + Ed25519.PUBLIC_KEY_LENGTH)
                .put(ED25519)
                .put(Ed25519.raw(key))
                .array();
    }

    private static byte[] typedKey(String base64) {
        try {
            byte[] typedKey = StrictBase64.decode(base64);
            if (typedKey.length == 0) {
                throw new NoteException(Fault.MALFORMED_VERIFIER_KEY, "no key");
            }
            return typedKey;
        } catch (IllegalArgumentException e) {
            throw new NoteException(Fault.MALFORMED_VERIFIER_KEY, "no base64: «" + base64 + "»", e);
        }
    }

    private static int hash(String name, byte[] typedKey) {
        MessageDigest digest = Rfc6962.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return ByteBuffer.wrap(digest.digest(typedKey)).getInt();
    }
}
