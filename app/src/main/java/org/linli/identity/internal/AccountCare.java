package org.linli.identity.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.linli.identity.Account;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Component;

/** Closes and reopens accounts and gives out one-time passwords. */
@Component
class AccountCare {

    static final Duration ONE_TIME = Duration.ofDays(3);

    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    /** Without signs that are taken for one another; 16 of them carry 79 bits. */
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";

    private final AccountRows accounts;
    private final AccountList list;
    private final PasswordHashing hashing;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccountCare(
            AccountRows accounts,
            AccountList list,
            PasswordHashing hashing,
            Records records,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.list = list;
        this.hashing = hashing;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    Outcome<UUID> close(Actor by, UUID id) {
        if (by.isSamePersonAs(id)) {
            return Outcome.refused("identity.own-account");
        }
        return inReach(by, id, account -> {
            if (!accounts.setState(id, Account.State.CLOSED, now())) {
                return Outcome.refused("identity.closed-already");
            }
            records.account(by, "account.closed", account, Map.of());
            return Outcome.done(id);
        });
    }

    Outcome<UUID> reopen(Actor by, UUID id) {
        return inReach(by, id, account -> {
            if (!accounts.setState(id, Account.State.ACTIVE, now())) {
                return Outcome.refused("identity.open-already");
            }
            records.account(by, "account.reopened", account, Map.of());
            return Outcome.done(id);
        });
    }

    Outcome<String> setOneTimePassword(Actor by, UUID id) {
        if (by.isSamePersonAs(id)) {
            return Outcome.refused("identity.own-account");
        }
        String password = newPassword();
        String hash = hashing.hash(password);
        return inReach(by, id, account -> {
            if (!account.isActive()) {
                return Outcome.refused("identity.closed-already");
            }
            Instant now = now();
            accounts.setPassword(id, hash, now.plus(ONE_TIME), now);
            records.account(by, "account.one-time-password-set", account, Map.of());
            return Outcome.done(password);
        });
    }

    private <T> Outcome<T> inReach(Actor by, UUID id, Function<Account, Outcome<T>> act) {
        Reach reach = Reach.of(by);
        return transactions.write(by.scope(), () -> {
            Account account = list.find(reach, id).orElseThrow(NotFound::new);
            return list.holdsPostBeyond(reach, id)
                    ? Outcome.refused("identity.holds-posts-elsewhere")
                    : act.apply(account);
        });
    }

    private String newPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "").append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return password.toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
