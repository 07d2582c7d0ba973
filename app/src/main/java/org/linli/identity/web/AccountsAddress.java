package org.linli.identity.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.linli.identity.Account;
import org.linli.identity.AccountFilter;
import org.linli.identity.AccountFilter.Sort;
import org.springframework.web.util.UriComponentsBuilder;

/** The filter of the list of accounts, as it stands in its address. */
record AccountsAddress(AccountFilter filter) {

    private static final int LONGEST_SEARCH = 60;

    /** Words that are not known choose nothing. */
    static AccountsAddress of(String q, String state, String sort) {
        String stripped = q.strip();
        String text = stripped.substring(0, Math.min(stripped.length(), LONGEST_SEARCH));
        return new AccountsAddress(new AccountFilter(
                text,
                find(Account.State.values(), state),
                find(Sort.values(), sort).orElse(Sort.LOGIN)));
    }

    private static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
        return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    String stateWord() {
        return filter.state().map(AccountsAddress::word).orElse("");
    }

    String list(String after) {
        UriComponentsBuilder address = on("/accounts");
        return (after.isEmpty() ? address : address.queryParam("after", "{after}"))
                .encode()
                .buildAndExpand(filter.text(), after)
                .toUriString();
    }

    String export() {
        return on("/accounts/export.xlsx")
                .encode()
                .buildAndExpand(filter.text())
                .toUriString();
    }

    private UriComponentsBuilder on(String path) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("q", "{q}")
                .queryParam("state", stateWord())
                .queryParam("sort", word(filter.sort()));
    }
}
