package org.linli.identity;

import java.util.Optional;

/**
 * Which accounts a list shows.
 *
 * @param text part of a name, or beginning of a login name; empty for all
 * @param state one state only, or all
 */
public record AccountFilter(String text, Optional<Account.State> state, Sort sort) {

    /** In which order. */
    public enum Sort {
        LOGIN,
        NAME,
        NEWEST
    }

    public static AccountFilter all() {
        return new AccountFilter("", Optional.empty(), Sort.LOGIN);
    }
}
