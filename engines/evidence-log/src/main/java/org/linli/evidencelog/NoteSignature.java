package org.linli.evidencelog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note, of a known key or not.
 *
 * @param keyName name of the key that signed
 * @param base64 the key's hash (4 bytes, big-endian) and the signature behind it
 */
public record NoteSignature(String keyName, String base64) {

    private static final String DASH = "\u2014 ";

    public NoteSignature {
        KeyName.require(keyName);
        requireSignature(base64);
    }

    static NoteSignature of(String keyName, int keyHash, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyHash)
                .put(signature)
                .array();
        return new NoteSignature(keyName, Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * Reads a signature line.
     *
     * @throws NoteException {@link NoteException.Fault#MALFORMED_SIGNATURE_LINE}
     */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw malformed(line);
        }
        String keyName = line.substring(DASH.length(), space);
        if (!KeyName.isValid(keyName)) {
            throw malformed(line);
        }
        return new NoteSignature(keyName, line.substring(space + 1));
    }

    /** First four bytes: which key of that name signed. */
    public int keyHash() {
        return ByteBuffer.wrap(bytes()).getInt();
    }

    /** The signature itself, without the key's hash. */
    public byte[] signature() {
        byte[] bytes = bytes();
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    /** The line as it stands in a note, without its end. */
    public String line() {
        return DASH + keyName + " " + base64;
    }

    boolean isOfSameKeyAs(NoteSignature other) {
        return keyName.equals(other.keyName) && keyHash() == other.keyHash();
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    private static void requireSignature(String base64) {
        try {
            if (StrictBase64.decode(base64).length <= Integer.BYTES) {
                throw malformed(base64);
            }
        } catch (IllegalArgumentException e) {
            throw new NoteException(NoteException.Fault.MALFORMED_SIGNATURE_LINE, "«" + base64 + "»", e);
        }
    }

    private static NoteException malformed(String line) {
        return new NoteException(NoteException.Fault.MALFORMED_SIGNATURE_LINE, "«" + line + "»");
    }
}
