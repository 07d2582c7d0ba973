package org.linli.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way to the protected tables: work runs in one database transaction under an explicit scope. Reading outside
 * of it sees no rows. Transactions do not nest under another scope.
 */
public interface Transactions {

    <T extends @Nullable Object> T read(Scope scope, Supplier<T> work);

    /** Commits what {@code work} did, unless it throws or its value is {@link Outcome.Refused}: then nothing is kept. */
    <T extends @Nullable Object> T write(Scope scope, Supplier<T> work);
}
