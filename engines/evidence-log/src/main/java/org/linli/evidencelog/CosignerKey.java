package org.linli.evidencelog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.linli.evidencelog.NoteException.Fault;

/**
 * The public key that verifies cosignatures of a checkpoint, as C2SP tlog-cosignature defines them (cosignature/v1): an
 * Ed25519 signature that also says when its maker saw the checkpoint and found it to continue the ones before. Written as
 * {@code name+hash+base64} like a {@link VerifierKey}, with 0x04 in place of 0x01.
 */
public record CosignerKey(String name, PublicKey key) {

    static final byte COSIGNATURE_V1 = 0x04;
    private static final int SIGNATURE_LENGTH = 64;

    public CosignerKey {
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
    public static CosignerKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length < 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new NoteException(Fault.MALFORMED_VERIFIER_KEY, "not name+hash+base64: «" + text + "»");
        }
        try {
            byte[] typed = StrictBase64.decode(parts[2]);
            if (typed.length == 0 || typed[0] != COSIGNATURE_V1) {
                throw new NoteException(Fault.UNKNOWN_ALGORITHM, "not a key for cosignature/v1: «" + text + "»");
            }
            CosignerKey read = new CosignerKey(parts[0], Ed25519.publicKey(Arrays.copyOfRange(typed, 1, typed.length)));
            if (HexFormat.fromHexDigits(parts[1]) != read.keyHash()) {
                throw new NoteException(Fault.KEY_HASH_MISMATCH, "the hash is not of this name and key: " + text);
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new NoteException(Fault.MALFORMED_VERIFIER_KEY, "no base64: «" + text + "»", e);
        } catch (InvalidKeyException e) {
            throw new NoteException(Fault.INVALID_KEY, "no Ed25519 key", e);
        }
    }

    /** {@code name+hash+base64}, to be published. */
    public String encode() {
        return "%s+%08x+%s".formatted(name, keyHash(), Base64.getEncoder().encodeToString(typedKey()));
    }

    /** The first four bytes of the key's hash, by which cosignatures name it. */
    public int keyHash() {
        MessageDigest digest = Rfc6962.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return ByteBuffer.wrap(digest.digest(typedKey())).getInt();
    }

    /** When this key's holder cosigned the note; empty without a valid cosignature of it. */
    public Optional<Instant> findTime(SignedNote note) {
        return note.signatures().stream()
                .filter(signature -> isNamedBy(signature))
                .findFirst()
                .flatMap(signature -> findTime(note.text(), signature));
    }

    /** When the text was cosigned; empty if the cosignature is of another key or does not hold. */
    public Optional<Instant> findTime(String text, NoteSignature signature) {
        byte[] bytes = signature.signature();
        if (!isNamedBy(signature) || bytes.length != Long.BYTES + SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        long second = ByteBuffer.wrap(bytes).getLong();
        byte[] signed = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
        return Ed25519.verifies(key, message(text, second), signed)
                ? Optional.of(Instant.ofEpochSecond(second))
                : Optional.empty();
    }

    boolean isNamedBy(NoteSignature signature) {
        return signature.keyName().equals(name) && signature.keyHash() == keyHash();
    }

    /** What is signed: a line that names the form, the second, and the text of the checkpoint. */
    static byte[] message(String text, long epochSecond) {
        return ("cosignature/v1\ntime " + epochSecond + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] typedKey() {
        return ByteBuffer.allocate(1 + Ed25519.PUBLIC_KEY_LENGTH)
                .put(COSIGNATURE_V1)
                .put(Ed25519.raw(key))
                .array();
    }
}
