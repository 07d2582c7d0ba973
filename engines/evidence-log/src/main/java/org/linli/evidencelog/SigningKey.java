package org.linli.evidencelog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import org.linli.evidencelog.NoteException.Fault;

/** The private Ed25519 key that signs notes under a name. Kept outside the database, in a file of its own. */
public final class SigningKey {

    private final KeyPair pair;
    private final VerifierKey verifierKey;

    private SigningKey(String name, KeyPair pair) {
        this.pair = pair;
        this.verifierKey = new VerifierKey(name, pair.getPublic());
    }

    /** Makes a new key; the name of a log's key is the log's origin. */
    public static SigningKey generate(String name, SecureRandom random) {
        return new SigningKey(name, Ed25519.generate(random));
    }

    /**
     * Loads a key from the bytes of a PKCS#8 file (DER), as {@link #pkcs8} or {@code openssl genpkey -algorithm ed25519
     * -outform DER} writes it.
     *
     * @throws NoteException {@link Fault#INVALID_KEY}
     */
    public static SigningKey load(String name, byte[] pkcs8) {
        try {
            return new SigningKey(name, Ed25519.pairOf(pkcs8));
        } catch (InvalidKeyException e) {
            throw new NoteException(Fault.INVALID_KEY, "no Ed25519 private key in PKCS#8", e);
        }
    }

    /** The secret, for its file. */
    public byte[] pkcs8() {
        return pair.getPrivate().getEncoded();
    }

    /** The public half, to be published. */
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** Name of the key. */
    public String name() {
        return verifierKey.name();
    }

    NoteSignature sign(String text) {
        byte[] signature = Ed25519.sign(pair.getPrivate(), text.getBytes(StandardCharsets.UTF_8));
        return NoteSignature.of(name(), verifierKey.keyHash(), signature);
    }

    /** The same public half for verifying {@link #cosign}. */
    public CosignerKey cosignerKey() {
        return new CosignerKey(name(), pair.getPublic());
    }

    /**
     * Signs the text of a checkpoint together with the second at which it was seen (cosignature/v1).
     *
     * @param at not before 1970
     */
    public NoteSignature cosign(String text, Instant at) {
        long second = at.getEpochSecond();
        byte[] signature = Ed25519.sign(pair.getPrivate(), CosignerKey.message(text, second));
        return NoteSignature.of(
                name(),
                cosignerKey().keyHash(),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(second)
                        .put(signature)
                        .array());
    }

    /** Names the key and shows nothing of it. */
    @Override
    public String toString() {
        return "SigningKey[" + verifierKey.encode() + "]";
    }
}
