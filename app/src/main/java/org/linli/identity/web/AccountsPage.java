package org.linli.identity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.TrueCount;

/**
 * What the list of accounts shows.
 *
 * @param text the search as typed
 * @param state the state chosen; empty for all
 * @param next address of the following page; null on the last one
 */
public record AccountsPage(
        List<AccountLine> accounts,
        TrueCount count,
        String text,
        String state,
        boolean isFirst,
        @Nullable String next) {

    public boolean isFiltered() {
        return !text.isEmpty() || !state.isEmpty();
    }
}
