package org.linli.operations.backup;

import org.jspecify.annotations.Nullable;

/** Why a backup or a restore was not done; its message is all the operator sees. */
final class BackupProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupProblem(String message) {
        this(message, null);
    }

    BackupProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
