package org.linli.evidencelog;

/** A signed note, a checkpoint or a key was refused; {@link #fault} says why. */
public final class NoteException extends RuntimeException {

    /** The reasons for a refusal. */
    public enum Fault {
        /** Bytes that are no UTF-8. */
        NOT_UTF8,
        /** An ASCII control character other than newline. */
        CONTROL_CHARACTER,
        /** The text does not end in a newline. */
        TEXT_NOT_TERMINATED,
        /** No blank line with signatures behind it. */
        NO_SIGNATURES,
        /** A line among the signatures that is none. */
        MALFORMED_SIGNATURE_LINE,
        /** More than {@link SignedNote#MAX_SIGNATURES}. */
        TOO_MANY_SIGNATURES,
        /** A key name that is empty or contains a space or a plus. */
        MALFORMED_KEY_NAME,
        /** A verifier key that does not read name+hash+base64. */
        MALFORMED_VERIFIER_KEY,
        /** A verifier key of another algorithm than Ed25519. */
        UNKNOWN_ALGORITHM,
        /** A verifier key whose hash is not that of its name and key. */
        KEY_HASH_MISMATCH,
        /** Bytes that are no Ed25519 key. */
        INVALID_KEY,
        /** Two different known keys with one name and hash. */
        AMBIGUOUS_KEY,
        /** A signature of a known key does not match the text. */
        INVALID_SIGNATURE,
        /** No signature is of a known key. */
        NO_KNOWN_SIGNATURE,
        /** A text that has not the lines of a checkpoint. */
        MALFORMED_CHECKPOINT,
        /** A checkpoint of another log than the key's. */
        WRONG_ORIGIN
    }

    private final Fault fault;

    NoteException(Fault fault, String message) {
        super(fault + ": " + message);
        this.fault = fault;
    }

    NoteException(Fault fault, String message, Exception cause) {
        super(fault + ": " + message, cause);
        this.fault = fault;
    }

    /** Why it was refused. */
    public Fault fault() {
        return fault;
    }
}
