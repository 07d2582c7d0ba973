package org.linli.evidence.internal;

import org.linli.evidence.EvidenceUnavailable;
import org.springframework.dao.DataAccessException;

/** Turns whatever keeps the database from taking an entry into the one failure that callers and pages know. */
final class Unrecorded {

    private Unrecorded() {}

    /** @throws EvidenceUnavailable which rolls the act's transaction back */
    static void translate(Runnable writing) {
        try {
            writing.run();
        } catch (DataAccessException failure) {
            throw new EvidenceUnavailable(failure);
        }
    }
}
