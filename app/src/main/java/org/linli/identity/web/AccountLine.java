package org.linli.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.linli.identity.Account;
import org.linli.identity.internal.Actors;

/** An account as pages show it. */
public record AccountLine(
        UUID id, String login, String name, Account.State state, Instant createdAt, List<PostLine> posts) {

    /** @param place name of the department or unit of the post; empty for a post over all units */
    public record PostLine(String title, String place) {}

    static AccountLine of(Account account, Actors actors) {
        return new AccountLine(
                account.id(),
                account.login(),
                account.name(),
                account.state(),
                account.createdAt(),
                account.posts().stream()
                        .map(post -> new PostLine(post.title(), actors.place(post.unitNo(), post.departmentNo())))
                        .toList());
    }

    /** Ending of the class and of the message key of the state. */
    public String stateWord() {
        return AccountsAddress.word(state);
    }

    public String stateChip() {
        return switch (state) {
            case ACTIVE -> "chip chip--ok";
            case SUSPENDED -> "chip chip--soon";
            case CLOSED -> "chip";
        };
    }
}
