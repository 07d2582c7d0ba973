package org.linli.evidencelog;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.evidencelog.NoteException.Fault;

/**
 * A log's statement of its size and root, in the form of C2SP tlog-checkpoint: the lines origin, size, root in base64,
 * and extensions if any.
 *
 * @param origin names the log; like {@code example.org/linli/log}
 * @param size number of entries, ≥ 0
 * @param extensions further lines, none empty
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    public Checkpoint {
        if (size < 0) {
            throw malformed("negative size " + size);
        }
        extensions = List.copyOf(extensions);
        Stream.concat(Stream.of(origin), extensions.stream()).forEach(Checkpoint::requireLine);
    }

    /** The checkpoint of a tree head, without extensions. */
    public static Checkpoint of(String origin, TreeHead head) {
        return new Checkpoint(origin, head.size(), head.root(), List.of());
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @throws NoteException {@link Fault#MALFORMED_CHECKPOINT}
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw malformed("the last line has no newline");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw malformed("fewer than three lines");
        }
        if (!lines.get(1).matches("0|[1-9][0-9]*")) {
            throw malformed("no size: «" + lines.get(1) + "»");
        }
        try {
            long size = Long.parseLong(lines.get(1));
            return new Checkpoint(lines.get(0), size, Hash.fromBase64(lines.get(2)), lines.subList(3, lines.size()));
        } catch (IllegalArgumentException e) {
            throw new NoteException(Fault.MALFORMED_CHECKPOINT, "size or root cannot be read", e);
        }
    }

    /**
     * Reads and verifies a signed checkpoint of the log that has this key; other signatures are passed over.
     *
     * @throws NoteException with the fault; {@link Fault#WRONG_ORIGIN} if the origin is not the key's name
     */
    public static Checkpoint open(SignedNote note, VerifierKey logKey) {
        note.verify(Set.of(logKey));
        Checkpoint checkpoint = parse(note.text());
        if (!checkpoint.origin.equals(logKey.name())) {
            throw new NoteException(Fault.WRONG_ORIGIN, "«" + checkpoint.origin + "» is not " + logKey.name());
        }
        return checkpoint;
    }

    /**
     * Signs this checkpoint.
     *
     * @throws NoteException {@link Fault#WRONG_ORIGIN} if the key has not the name of the log
     */
    public SignedNote sign(SigningKey logKey) {
        if (!origin.equals(logKey.name())) {
            throw new NoteException(Fault.WRONG_ORIGIN, "«" + origin + "» is not " + logKey.name());
        }
        return SignedNote.sign(text(), logKey);
    }

    /** Size and root. */
    public TreeHead head() {
        return new TreeHead(size, root);
    }

    /** The text that is signed. */
    public String text() {
        return Stream.concat(Stream.of(origin, Long.toString(size), root.base64()), extensions.stream())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void requireLine(String line) {
        if (line.isEmpty() || line.contains("\n")) {
            throw malformed("not one line: «" + line + "»");
        }
    }

    private static NoteException malformed(String message) {
        return new NoteException(Fault.MALFORMED_CHECKPOINT, message);
    }
}
