package org.linli.identity.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.linli.identity.Account;
import org.linli.identity.AccountSecurity;
import org.linli.kernel.Actor;

/** What the security administrator does about the doors of an account; each is confirmed on a page of its own. */
public enum DoorAct {
    SIGN_OUT("sign-out", false),
    FACTOR("factor", true),
    BIND("bind", false);

    private final String word;
    private final boolean isDangerous;

    DoorAct(String word, boolean isDangerous) {
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

    /** Those the actor may do to somebody else's account as it is. */
    static List<DoorAct> of(Actor actor, Account account, AccountSecurity security) {
        return actor.may(AccountsController.GRANT) && !actor.isSamePersonAs(account.id())
                ? Arrays.stream(values())
                        .filter(act -> act.suits(account, security))
                        .toList()
                : List.of();
    }

    private boolean suits(Account account, AccountSecurity security) {
        return account.state() == Account.State.ACTIVE
                && switch (this) {
                    case SIGN_OUT -> true;
                    case FACTOR -> security.hasFactor(account.id());
                    case BIND -> security.canBind();
                };
    }

    static Optional<DoorAct> find(String word) {
        return Arrays.stream(values()).filter(act -> act.word.equals(word)).findFirst();
    }
}
