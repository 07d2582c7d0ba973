package org.linli.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.linli.identity.Account;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Component;

/** What happens to an account that exists: it rests, is closed and reopened, is renamed, gets a new way in. */
@Component
public class AccountCare {

    private final AccountRows accounts;
    private final AccountHomes homes;
    private final AccountList list;
    private final GridAssignments grids;
    private final ActivationLinks links;
    private final OpenItems items;
    private final PasswordHashing hashing;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    AccountCare(
            AccountRows accounts,
            AccountHomes homes,
            AccountList list,
            GridAssignments grids,
            ActivationLinks links,
            OpenItems items,
            PasswordHashing hashing,
            Records records,
            Transactions transactions,
            Clock clock,
            Zone zone) {
        this.accounts = accounts;
        this.homes = homes;
        this.list = list;
        this.grids = grids;
        this.links = links;
        this.items = items;
        this.hashing = hashing;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** Nothing that the person holds may be left behind: it is handed over first. */
    Outcome<UUID> close(Actor by, UUID id) {
        return onOthers(by, id, account -> {
            if (account.state() == Account.State.CLOSED) {
                return Outcome.refused("identity.closed-already");
            }
            accounts.setState(id, Account.State.CLOSED, now());
            links.revoke(id);
            records.account(by, "account.closed", account, Map.of());
            return Outcome.done(id);
        });
    }

    Outcome<UUID> reopen(Actor by, UUID id) {
        return inReach(by, id, account -> {
            Optional<Refusal> taken = account.state() == Account.State.CLOSED
                    ? grids.refuseReturn(id, LocalDate.ofInstant(now(), zone.id()))
                    : Optional.empty();
            if (taken.isPresent()) {
                return Outcome.refused(taken.get());
            }
            if (!homes.move(id, Account.State.CLOSED, Account.State.ACTIVE, now())) {
                return Outcome.refused("identity.open-already");
            }
            records.account(by, "account.reopened", account, Map.of());
            return Outcome.done(id);
        });
    }

    /**
     * Lets an account rest, as during a long leave: nobody gets in, everything stays as it is.
     *
     * @return the account, or a refusal: {@code identity.not-active} or those of closing
     */
    public Outcome<UUID> suspend(Actor by, UUID id) {
        if (by.isSamePersonAs(id)) {
            return Outcome.refused("identity.own-account");
        }
        return inReach(by, id, account -> {
            if (!homes.move(id, Account.State.ACTIVE, Account.State.SUSPENDED, now())) {
                return Outcome.refused("identity.not-active");
            }
            records.account(by, "account.suspended", account, Map.of());
            return Outcome.done(id);
        });
    }

    /** @return the account, or a refusal: {@code identity.not-suspended} or those of closing */
    public Outcome<UUID> resume(Actor by, UUID id) {
        return inReach(by, id, account -> {
            if (!homes.move(id, Account.State.SUSPENDED, Account.State.ACTIVE, now())) {
                return Outcome.refused("identity.not-suspended");
            }
            records.account(by, "account.resumed", account, Map.of());
            return Outcome.done(id);
        });
    }

    /** @return the account, or a refusal: {@code identity.name-form} or those of closing */
    public Outcome<UUID> rename(Actor by, UUID id, String name) {
        Optional<Refusal> refusal = NameRule.refuseName(name);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return inReach(by, id, account -> {
            homes.rename(id, name.strip());
            records.account(by, "account.renamed", account, Map.of("from", account.name(), "to", name.strip()));
            return Outcome.done(id);
        });
    }

    /**
     * Voids the password and makes a link with which its holder chooses another; nobody sees a password. Sessions end at
     * once. The second factor stays: the link alone does not open an account that has one.
     *
     * @return the slip to print, or a refusal: {@code identity.not-active} or those of closing
     */
    public Outcome<Slip> issueLink(Actor by, UUID id) {
        if (by.isSamePersonAs(id)) {
            return Outcome.refused("identity.own-account");
        }
        return inReach(by, id, account -> {
            if (!account.isActive()) {
                return Outcome.refused("identity.not-active");
            }
            Instant now = now();
            accounts.setPassword(id, hashing.ofNobody, null, now);
            String token = links.issue(id, now);
            records.account(by, "account.link-issued", account, Map.of());
            return Outcome.done(
                    new Slip(id, account.login(), account.name(), "", token, now.plus(ActivationLinks.GOOD_FOR)));
        });
    }

    private Outcome<UUID> onOthers(Actor by, UUID id, Function<Account, Outcome<UUID>> act) {
        if (by.isSamePersonAs(id)) {
            return Outcome.refused("identity.own-account");
        }
        int open = transactions.read(OpenItems.EVERYTHING, () -> items.count(OpenItems.allOf(id)));
        return inReach(by, id, account -> open > 0 ? Outcome.refused("identity.open-items", open) : act.apply(account));
    }

    private <T> Outcome<T> inReach(Actor by, UUID id, Function<Account, Outcome<T>> act) {
        Reach reach = Reach.of(by);
        return transactions.write(by.scope(), () -> {
            Account account = list.find(reach, id).orElseThrow(NotFound::new);
            if (list.holdsPostBeyond(reach, id)) {
                return Outcome.refused("identity.holds-posts-elsewhere");
            }
            return isColleague(by, id) ? act.apply(account) : Outcome.refused("identity.not-your-colleague");
        });
    }

    /** A local administrator looks after those who do the work, not after other administrators. */
    private boolean isColleague(Actor by, UUID id) {
        return by.kind() == Actor.Kind.SYSTEM || by.may("identity.accounts") || !list.isAdministrator(id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
