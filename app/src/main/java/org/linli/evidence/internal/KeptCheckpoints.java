package org.linli.evidence.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.evidence.internal.Finding.Kind;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.NoteException;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.VerifierKey;

/** Checkpoints that were kept out of the log's reach, read for judging it. */
final class KeptCheckpoints {

    private final VerifierKey key;
    private final List<TreeHead> heads = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    KeptCheckpoints(VerifierKey key) {
        this.key = key;
    }

    /** Takes a file that was named by whoever checks: it must be of this log. */
    void addNamed(Path file) {
        open(file.toString(), read(file)).ifPresent(heads::add);
    }

    /** Takes a file that lies in the data folder; answers false for one of another log, which is passed over. */
    boolean addOwn(Path file) {
        String note = read(file);
        if (!note.startsWith(key.name() + "\n")) {
            return false;
        }
        open(file.toString(), note).ifPresent(heads::add);
        return true;
    }

    List<TreeHead> heads() {
        return List.copyOf(heads);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The signed head of a note; a finding where the key did not sign it. */
    Optional<TreeHead> open(String name, String note) {
        try {
            return Optional.of(Checkpoint.open(SignedNote.parse(note), key).head());
        } catch (NoteException invalid) {
            findings.add(Finding.of(Kind.CHECKPOINT_INVALID, name + ": " + invalid.getMessage()));
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }
}
