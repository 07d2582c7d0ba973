package org.linli.evidencelog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.evidencelog.NoteException.Fault;

/**
 * A text with signatures, in the form of C2SP signed-note: the text, a blank line, a line for each signature. All
 * signatures are kept, those of unknown keys too (cosignatures of witnesses, keys to come).
 *
 * @param text ends in a newline; not to be trusted before {@link #verify}
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** More are refused. */
    public static final int MAX_SIGNATURES = 100;

    public SignedNote {
        requireCharacters(text);
        if (!text.endsWith("\n")) {
            throw new NoteException(Fault.TEXT_NOT_TERMINATED, "the text of a note ends in a newline");
        }
        if (signatures.isEmpty()) {
            throw new NoteException(Fault.NO_SIGNATURES, "a note has at least one signature");
        }
        if (signatures.size() > MAX_SIGNATURES) {
            throw new NoteException(Fault.TOO_MANY_SIGNATURES, signatures.size() + " of at most " + MAX_SIGNATURES);
        }
        signatures = List.copyOf(signatures);
    }

    /** Signs a text, which must end in a newline. */
    public static SignedNote sign(String text, SigningKey key) {
        return new SignedNote(text, List.of(key.sign(text)));
    }

    /** Reads a note as it came over the wire. */
    public static SignedNote parse(byte[] utf8) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new NoteException(Fault.NOT_UTF8, "the note is no UTF-8", e);
        }
    }

    /**
     * Reads a note; no signature is verified yet.
     *
     * @throws NoteException with the fault, if it is malformed
     */
    public static SignedNote parse(String note) {
        requireCharacters(note);
        int blankLine = note.lastIndexOf("\n\n");
        if (blankLine < 0 || blankLine + 2 == note.length()) {
            throw new NoteException(Fault.NO_SIGNATURES, "no blank line with signatures behind it");
        }
        if (!note.endsWith("\n")) {
            throw new NoteException(Fault.MALFORMED_SIGNATURE_LINE, "the last line has no newline");
        }
        List<String> lines = note.substring(blankLine + 2).lines().toList();
        if (lines.size() > MAX_SIGNATURES) {
            throw new NoteException(Fault.TOO_MANY_SIGNATURES, lines.size() + " of at most " + MAX_SIGNATURES);
        }
        List<NoteSignature> signatures =
                lines.stream().map(NoteSignature::parse).toList();
        return new SignedNote(note.substring(0, blankLine + 1), signatures);
    }

    /** The note as it goes over the wire, in UTF-8. */
    public String encode() {
        return signatures.stream()
                .map(signature -> signature.line() + "\n")
                .collect(Collectors.joining("", text + "\n", ""));
    }

    /** The same note with this key's signature too; one it already bears is replaced. */
    public SignedNote cosign(SigningKey key) {
        return with(key.sign(text));
    }

    /** The same note with a signature made elsewhere; one of the same key is replaced. */
    public SignedNote with(NoteSignature added) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.removeIf(added::isOfSameKeyAs);
        all.add(added);
        return new SignedNote(text, all);
    }

    /**
     * Checks every signature of a known key; the others are passed over.
     *
     * @return the keys that signed, at least one
     * @throws NoteException {@link Fault#INVALID_SIGNATURE}, {@link Fault#NO_KNOWN_SIGNATURE} or {@link
     *     Fault#AMBIGUOUS_KEY}
     */
    public Set<VerifierKey> verify(Collection<VerifierKey> known) {
        Set<VerifierKey> signers = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            Set<VerifierKey> keys =
                    known.stream().filter(key -> key.isNamedBy(signature)).collect(Collectors.toSet());
            if (keys.size() > 1) {
                throw new NoteException(Fault.AMBIGUOUS_KEY, signature.keyName());
            }
            keys.forEach(key -> requireSignature(key, signature));
            signers.addAll(keys);
        }
        if (signers.isEmpty()) {
            throw new NoteException(Fault.NO_KNOWN_SIGNATURE, "none of the signatures is of a known key");
        }
        return signers;
    }

    private void requireSignature(VerifierKey key, NoteSignature signature) {
        if (!key.verifies(text, signature)) {
            throw new NoteException(Fault.INVALID_SIGNATURE, "signature of " + key.name());
        }
    }

    private static void requireCharacters(String note) {
        if (note.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new NoteException(Fault.CONTROL_CHARACTER, "a control character other than newline");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(note)) {
            throw new NoteException(Fault.NOT_UTF8, "half a surrogate pair has no UTF-8");
        }
    }
}
