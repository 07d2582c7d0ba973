package org.linli.incidents;

/** Where an incident is in its life; each open state waits for exactly one act. */
public enum State {
    /** Waits for verification (核实). */
    REPORTED,
    /** Waits for filing (立案). */
    VERIFIED,
    /** Waits for dispatch (派遣). */
    FILED,
    /** Waits for the department to accept or return it. */
    DISPATCHED,
    /** Is being handled (处置). */
    HANDLING,
    /** Waits for the check (核查). */
    HANDLED,
    CLOSED,
    /** Not taken up, with a reason told to whoever reported. */
    REJECTED;

    public boolean isOpen() {
        return this != CLOSED && this != REJECTED;
    }
}
