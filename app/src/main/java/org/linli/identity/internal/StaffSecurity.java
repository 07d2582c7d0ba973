package org.linli.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.linli.identity.Account;
import org.linli.identity.AccountSecurity;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Service;

@Service
class StaffSecurity implements AccountSecurity {

    private static final String PERMISSION = "identity.grant";

    private final FactorRows factors;
    private final AccountRows accounts;
    private final AccountList list;
    private final Bindings bindings;
    private final Optional<OidcProvider> provider;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;

    StaffSecurity(
            FactorRows factors,
            AccountRows accounts,
            AccountList list,
            Bindings bindings,
            Optional<OidcProvider> provider,
            Records records,
            Transactions transactions,
            Clock clock) {
        this.factors = factors;
        this.accounts = accounts;
        this.list = list;
        this.bindings = bindings;
        this.provider = provider;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean hasFactor(UUID accountId) {
        return factors.find(accountId).isPresent();
    }

    @Override
    public Outcome<UUID> resetFactor(Actor by, UUID accountId) {
        return onOther(by, accountId, account -> {
            if (!factors.delete(accountId)) {
                return Outcome.refused("doors.factor.none");
            }
            accounts.endSessions(accountId, now());
            records.account(by, "account.factor-reset", account, Map.of());
            return Outcome.done(accountId);
        });
    }

    @Override
    public Outcome<UUID> endSessions(Actor by, UUID accountId) {
        return onOther(by, accountId, account -> {
            accounts.endSessions(accountId, now());
            records.account(by, "account.sessions-ended", account, Map.of());
            return Outcome.done(accountId);
        });
    }

    @Override
    public boolean canBind() {
        return provider.isPresent();
    }

    @Override
    public Outcome<UUID> bind(Actor by, UUID accountId, String subject) {
        return onOther(
                by,
                accountId,
                account -> provider.isPresent()
                        ? bindings.bind(by, accountId, provider.get().issuer(), subject.strip(), now())
                        : Outcome.refused("doors.oidc.off"));
    }

    private Outcome<UUID> onOther(Actor by, UUID id, Function<Account, Outcome<UUID>> act) {
        if (!by.may(PERMISSION)) {
            throw new NotFound();
        }
        if (by.isSamePersonAs(id)) {
            return Outcome.refused("identity.own-account");
        }
        Reach reach = Reach.of(by);
        return transactions.write(
                by.scope(), () -> act.apply(list.find(reach, id).orElseThrow(NotFound::new)));
    }

    /** To the millisecond, as sessions keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
