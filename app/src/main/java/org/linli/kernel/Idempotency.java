package org.linli.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a repeated request do its work once. */
public interface Idempotency {

    /**
     * Runs {@code create} unless the same key was used for the same operation before, and returns the result of the
     * first run. To be called inside a write transaction; a concurrent repeat waits for the first to end.
     *
     * @param key what the client sent as {@code Idempotency-Key}; null runs {@code create} without memory
     */
    String once(String operation, @Nullable String key, Supplier<String> create);
}
