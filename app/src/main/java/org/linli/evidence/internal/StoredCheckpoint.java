package org.linli.evidence.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.CosignerKey;
import org.linli.evidencelog.NoteException;
import org.linli.evidencelog.NoteSignature;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.VerifierKey;

/**
 * A checkpoint as it is kept.
 *
 * @param note the signed text
 * @param at to the second; absent for one from before times were signed
 * @param timeSignature the log's own cosignature, which vouches for the time
 */
record StoredCheckpoint(
        TreeHead head,
        String note,
        @Nullable Instant at,
        @Nullable String timeSignature) {

    /**
     * The head that was signed.
     *
     * @throws NoteException if the log's key did not sign it
     */
    TreeHead signedHead(VerifierKey key) {
        return Checkpoint.open(SignedNote.parse(note), key).head();
    }

    Optional<Instant> findAt() {
        return Optional.ofNullable(at);
    }

    /** Whether time and signature agree, or neither is there. */
    boolean isTimeSigned(VerifierKey key) {
        if (timeSignature == null || at == null) {
            return timeSignature == null && at == null;
        }
        try {
            return new CosignerKey(key.name(), key.key())
                    .findTime(SignedNote.parse(note).text(), NoteSignature.parse(timeSignature))
                    .equals(findAt());
        } catch (NoteException malformed) {
            return false;
        }
    }
}
