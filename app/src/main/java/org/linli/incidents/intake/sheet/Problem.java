package org.linli.incidents.intake.sheet;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;

/**
 * Why a row is not taken.
 *
 * @param column absent where it is not about one column
 */
public record Problem(@Nullable Column column, Refusal reason) {

    public static Problem of(@Nullable Column column, String reason, Object... arguments) {
        return new Problem(column, Refusal.of("intake.problem." + reason, arguments));
    }

    /** The reason as programs read it, for example {@code time-unreadable}. */
    public String code() {
        return reason.key().replaceFirst("^intake\\.problem\\.", "");
    }
}
