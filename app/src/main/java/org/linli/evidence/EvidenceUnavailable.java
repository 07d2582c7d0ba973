package org.linli.evidence;

import org.springframework.transaction.TransactionException;

/** An act could not be put on record, so its transaction is rolled back. A page says so with status 503. */
public final class EvidenceUnavailable extends TransactionException {

    private static final long serialVersionUID = 1L;

    public EvidenceUnavailable(Throwable cause) {
        super("Evidence could not be written, so the act is not done", cause);
    }
}
