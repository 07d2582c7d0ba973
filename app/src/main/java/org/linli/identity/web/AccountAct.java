package org.linli.identity.web;

import java.util.Arrays;
import java.util.Optional;
import org.linli.identity.Account;
import org.linli.identity.Account.State;
import org.linli.kernel.Actor;

/** What an administrator can do to an account; each is confirmed on a page of its own. */
public enum AccountAct {
    LINK("link", false, false),
    NAME("name", false, false),
    SUSPEND("suspend", false, false),
    RESUME("resume", false, false),
    CLOSE("close", true, false),
    REOPEN("reopen", false, false),
    SIGN_OUT("sign-out", false, true),
    FACTOR("factor", true, true),
    BIND("bind", false, true);

    private final String word;
    private final boolean isDangerous;
    private final boolean isOfSecurity;

    AccountAct(String word, boolean isDangerous, boolean isOfSecurity) {
        this.word = word;
        this.isDangerous = isDangerous;
        this.isOfSecurity = isOfSecurity;
    }

    /** The word in the path and in message keys. */
    public String word() {
        return word;
    }

    public boolean isDangerous() {
        return isDangerous;
    }

    /** Whether whoever holds these rights does it: who grants rights keeps the doors, who looks after accounts the rest. */
    boolean isFor(Actor actor) {
        return isOfSecurity
                ? actor.may("identity.grant")
                : actor.may("identity.accounts") || actor.may("identity.colleagues");
    }

    /** Whether it makes sense for the account as it is. */
    public boolean suits(Account account) {
        return switch (this) {
            case LINK, SUSPEND, SIGN_OUT, FACTOR, BIND -> account.state() == State.ACTIVE;
            case RESUME -> account.state() == State.SUSPENDED;
            case NAME, CLOSE -> account.state() != State.CLOSED;
            case REOPEN -> account.state() == State.CLOSED;
        };
    }

    static Optional<AccountAct> find(String word) {
        return Arrays.stream(values()).filter(act -> act.word.equals(word)).findFirst();
    }
}
