package org.linli.identity.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.Account;
import org.linli.identity.HandoverItems.Hands;
import org.linli.identity.Post;
import org.linli.identity.internal.GridAssignments.Wish;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.GridStaff.Kind;
import org.springframework.stereotype.Component;

/** What a hand-over does to accounts and appointments, inside its transaction. */
@Component
public class Leaving {

    private static final Reach ALL = new Reach(NumberRanges.everything());

    private final AccountRows accounts;
    private final AccountList list;
    private final PostRows posts;
    private final AdministratorsApart apart;
    private final GridAssignments grids;
    private final ActivationLinks links;
    private final Records records;
    private final Actors actors;

    Leaving(
            AccountRows accounts,
            AccountList list,
            PostRows posts,
            AdministratorsApart apart,
            GridAssignments grids,
            ActivationLinks links,
            Records records,
            Actors actors) {
        this.accounts = accounts;
        this.list = list;
        this.posts = posts;
        this.apart = apart;
        this.grids = grids;
        this.links = links;
        this.records = records;
        this.actors = actors;
    }

    /** An account in use, wherever it is: a successor may come from another unit. */
    public Optional<Account> findActive(String login) {
        return list.find(ALL, Login.normalize(login)).filter(Account::isActive);
    }

    /** What the person holds from this post. */
    public Hands handsAt(UUID account, Post post) {
        return new Hands(account, actors.reach(post.unitNo(), post.departmentNo()));
    }

    /** All that the person holds. */
    public Hands allHands(UUID account) {
        return OpenItems.allOf(account);
    }

    /** Why somebody cannot follow the leaver in the post. */
    public Optional<Refusal> refuse(UUID successor, Post post, UUID leaver, LocalDate from) {
        return apart.wouldMix(successor, post.id(), from, null)
                ? Optional.of(Refusal.of("identity.administrators-apart"))
                : settle(successor, post, leaver, from) instanceof Outcome.Refused<Optional<Kind>> refused
                        ? Optional.of(refused.refusal())
                        : Optional.empty();
    }

    /** In a grid the successor works as what the leaver did. */
    private Outcome<Optional<Kind>> settle(UUID successor, Post post, UUID leaver, LocalDate from) {
        return grids.settle(
                new Wish(successor, post.permissionSet(), post.unitNo(), from, null),
                grids.kindOf(leaver, post.id(), from).orElse(null),
                leaver);
    }

    public void appoint(Actor by, UUID account, Post post, UUID leaver, LocalDate from) {
        Optional<Kind> kind = settle(account, post, leaver, from).orThrow();
        posts.appoint(account, post.id(), from, null, kind.orElse(null));
        records.account(
                by, "account.appointed", account, post.unitNo(), Records.appointment(post.id(), from, null, kind));
    }

    public void end(Actor by, UUID account, Post post, LocalDate until) {
        posts.endAppointment(account, post.id(), until);
        records.account(
                by,
                "account.appointment-ended",
                account,
                post.unitNo(),
                Map.of("post", post.id().toString(), "until", until.toString()));
    }

    public void close(Actor by, UUID account, Post post, Instant now) {
        accounts.setState(account, Account.State.CLOSED, now);
        links.revoke(account);
        records.account(by, "account.closed", account, post.unitNo(), Map.of());
    }
}
