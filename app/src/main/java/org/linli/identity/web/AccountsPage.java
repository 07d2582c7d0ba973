package org.linli.identity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.TrueCount;

/**
 * What the list of accounts shows.
 *
 * @param text the search as typed
 * @param state the state chosen; empty for all
 * @param sort the order chosen
 * @param first address of the first page; null on it
 * @param next address of the following page; null on the last one
 * @param makes what the reader may make: {@code account}, {@code colleague} or nothing
 */
public record AccountsPage(
        List<AccountLine> accounts,
        TrueCount count,
        String text,
        String state,
        String sort,
        @Nullable String first,
        @Nullable String next,
        String export,
        String makes) {

    public boolean isFiltered() {
        return !text.isEmpty() || !state.isEmpty();
    }
}
