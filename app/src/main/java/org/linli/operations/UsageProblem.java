package org.linli.operations;

import org.jspecify.annotations.Nullable;

/** Something the operator can put right; its message is all she sees. */
public final class UsageProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageProblem(String message) {
        this(message, null);
    }

    public UsageProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
