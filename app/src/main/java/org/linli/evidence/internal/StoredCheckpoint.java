package org.linli.evidence.internal;

import java.time.Instant;
import org.linli.evidencelog.Checkpoint;
import org.linli.evidencelog.SignedNote;
import org.linli.evidencelog.TreeHead;
import org.linli.evidencelog.VerifierKey;

/**
 * A checkpoint as it is kept.
 *
 * @param note the signed text
 */
record StoredCheckpoint(TreeHead head, String note, Instant at) {

    /**
     * The head that was signed.
     *
     * @throws org.linli.evidencelog.NoteException if the log's key did not sign it
     */
    TreeHead signedHead(VerifierKey key) {
        return Checkpoint.open(SignedNote.parse(note), key).head();
    }
}
