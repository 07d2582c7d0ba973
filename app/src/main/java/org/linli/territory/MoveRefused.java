package org.linli.territory;

import org.linli.kernel.Refusal;

/**
 * A batch of a reorganisation must not be written; thrown by {@link AffectedByReorganisation#move}. The batch is rolled back,
 * the plan says why, and the moving is tried again with every look at the plans.
 */
public final class MoveRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** @param detail for the log */
    public MoveRefused(Refusal refusal, String detail) {
        super(refusal.key() + ": " + detail);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
