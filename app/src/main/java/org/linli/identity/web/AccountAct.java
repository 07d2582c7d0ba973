package org.linli.identity.web;

import java.util.Arrays;
import java.util.Optional;
import org.linli.identity.Account;
import org.linli.identity.Account.State;

/** What an administrator can do to an account; each is confirmed on a page of its own. */
public enum AccountAct {
    LINK("link", false),
    NAME("name", false),
    SUSPEND("suspend", false),
    RESUME("resume", false),
    CLOSE("close", true),
    REOPEN("reopen", false);

    private final String word;
    private final boolean isDangerous;

    AccountAct(String word, boolean isDangerous) {
        this.word = word;
        this.isDangerous = isDangerous;
    }

    /** The word in the path and in message keys. */
    public String word() {
        return word;
    }

    public boolean isDangerous() {
        return isDangerous;
    }

    /** Whether it makes sense for the account as it is. */
    public boolean suits(Account account) {
        return switch (this) {
            case LINK, SUSPEND -> account.state() == State.ACTIVE;
            case RESUME -> account.state() == State.SUSPENDED;
            case NAME, CLOSE -> account.state() != State.CLOSED;
            case REOPEN -> account.state() == State.CLOSED;
        };
    }

    static Optional<AccountAct> find(String word) {
        return Arrays.stream(values()).filter(act -> act.word.equals(word)).findFirst();
    }
}
