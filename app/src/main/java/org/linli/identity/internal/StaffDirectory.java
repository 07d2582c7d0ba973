package org.linli.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Account;
import org.linli.identity.AccountFilter;
import org.linli.identity.HandoverItems.Hands;
import org.linli.identity.Identity;
import org.linli.identity.NewAccount;
import org.linli.identity.NewPost;
import org.linli.identity.Post;
import org.linli.identity.internal.AccountRows.NewRow;
import org.linli.identity.internal.GridAssignments.Wish;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Slice;
import org.linli.kernel.Transactions;
import org.linli.kernel.TrueCount;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridStaff.Kind;
import org.springframework.stereotype.Service;

/** Accounts, posts and appointments; what happens to an account that exists is in {@link AccountCare}. */
@Service
class StaffDirectory implements Identity {

    private final AccountRows accounts;
    private final AccountList list;
    private final PostRows posts;
    private final AdministratorsApart apart;
    private final GridAssignments grids;
    private final Granting granting;
    private final OpenItems items;
    private final Actors actors;
    private final AccountCare care;
    private final PasswordHashing hashing;
    private final Records records;
    private final Transactions transactions;
    private final Clock clock;

    StaffDirectory(
            AccountRows accounts,
            AccountList list,
            PostRows posts,
            AdministratorsApart apart,
            GridAssignments grids,
            Granting granting,
            OpenItems items,
            Actors actors,
            AccountCare care,
            PasswordHashing hashing,
            Records records,
            Transactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.list = list;
        this.posts = posts;
        this.apart = apart;
        this.grids = grids;
        this.granting = granting;
        this.items = items;
        this.actors = actors;
        this.care = care;
        this.hashing = hashing;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome<UUID> createAccount(Actor by, NewAccount account) {
        String login = Login.normalize(account.login());
        return NameRule.refuseAccount(login, account.name())
                .or(() -> PasswordRule.refuse(login, account.name(), account.password()))
                .map(Outcome::<UUID>refused)
                .orElseGet(() -> insert(by, login, account.name().strip(), hashing.hash(account.password()), false));
    }

    /** An account of a demo installation, whose password is not its holder's choice. */
    Outcome<UUID> createDemoAccount(Actor by, String typedLogin, String name, String passwordHash) {
        String login = Login.normalize(typedLogin);
        return NameRule.refuseAccount(login, name)
                .map(Outcome::<UUID>refused)
                .orElseGet(() -> insert(by, login, name.strip(), passwordHash, true));
    }

    private Outcome<UUID> insert(Actor by, String login, String name, String hash, boolean isDemo) {
        Instant now = now();
        UUID id = UuidV7.at(now);
        return transactions.write(by.scope(), () -> {
            if (!accounts.insert(new NewRow(id, login, name, hash, isDemo), now)) {
                return Outcome.refused("identity.login-taken", login);
            }
            records.account(by, "account.created", id, null, Map.of("login", login));
            return Outcome.done(id);
        });
    }

    @Override
    public Outcome<UUID> createPost(Actor by, NewPost post) {
        if (!Reach.of(by).holds(post.unitNo())) {
            throw new NotFound();
        }
        Optional<Refusal> refusal = NameRule.refuseTitle(post.title());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Instant now = now();
        UUID id = UuidV7.at(now);
        return transactions.write(by.scope(), () -> {
            Optional<Refusal> notGiven = granting.refuse(by, post.permissionSet())
                    .or(() -> granting.refuseOfBody(post.departmentNo(), post.permissionSet()));
            if (notGiven.isPresent()) {
                return Outcome.refused(notGiven.get());
            }
            posts.insert(id, post, now);
            records.post(
                    by,
                    "post.created",
                    id,
                    post.unitNo(),
                    Map.of("title", post.title(), "permission-set", post.permissionSet()));
            return Outcome.done(id);
        });
    }

    @Override
    public Outcome<UUID> appoint(
            Actor by, UUID accountId, UUID postId, LocalDate from, @Nullable LocalDate until, @Nullable Kind asked) {
        Post post = getPostInReach(by, postId);
        if (by.isSamePersonAs(accountId)) {
            return Outcome.refused("identity.own-rights");
        }
        if (until != null && !from.isBefore(until)) {
            return Outcome.refused("identity.dates");
        }
        return transactions.write(by.scope(), () -> {
            Optional<Refusal> notGiven = granting.refuse(by, post.permissionSet());
            if (notGiven.isPresent()) {
                return Outcome.refused(notGiven.get());
            }
            if (apart.wouldMix(accountId, postId, from, until)) {
                return Outcome.refused("identity.administrators-apart");
            }
            return grids.settle(new Wish(accountId, post.permissionSet(), post.unitNo(), from, until), asked, null)
                    .then(kind -> appoint(by, accountId, post, from, until, kind));
        });
    }

    private Outcome<UUID> appoint(
            Actor by, UUID accountId, Post post, LocalDate from, @Nullable LocalDate until, Optional<Kind> kind) {
        if (!posts.appoint(accountId, post.id(), from, until, kind.orElse(null))) {
            return Outcome.refused("identity.appointed-already");
        }
        records.account(
                by, "account.appointed", accountId, post.unitNo(), Records.appointment(post.id(), from, until, kind));
        return Outcome.done(accountId);
    }

    @Override
    public Outcome<UUID> endAppointment(Actor by, UUID accountId, UUID postId, LocalDate until) {
        Post post = getPostInReach(by, postId);
        if (by.isSamePersonAs(accountId)) {
            return Outcome.refused("identity.own-rights");
        }
        Hands hands = new Hands(accountId, actors.reach(post.unitNo(), post.departmentNo()));
        int open = transactions.read(OpenItems.EVERYTHING, () -> items.count(hands));
        return transactions.write(by.scope(), () -> {
            Optional<Refusal> notGiven = granting.refuse(by, post.permissionSet());
            if (notGiven.isPresent()) {
                return Outcome.refused(notGiven.get());
            }
            if (open > 0) {
                return Outcome.refused("identity.open-items", open);
            }
            if (!posts.endAppointment(accountId, postId, until)) {
                return Outcome.refused("identity.not-appointed");
            }
            records.account(
                    by,
                    "account.appointment-ended",
                    accountId,
                    post.unitNo(),
                    Map.of("post", postId.toString(), "until", until.toString()));
            return Outcome.done(accountId);
        });
    }

    private Post getPostInReach(Actor by, UUID postId) {
        return posts.find(postId)
                .filter(post -> Reach.of(by).holds(post.unitNo()))
                .orElseThrow(NotFound::new);
    }

    @Override
    public Outcome<UUID> closeAccount(Actor by, UUID accountId) {
        return care.close(by, accountId);
    }

    @Override
    public Outcome<UUID> reopenAccount(Actor by, UUID accountId) {
        return care.reopen(by, accountId);
    }

    @Override
    public Optional<Post> findPost(UUID postId) {
        return posts.find(postId);
    }

    @Override
    public List<Post> listPosts(int unitNo) {
        return posts.list(unitNo);
    }

    @Override
    public Optional<Account> findAccount(Actor reader, UUID accountId) {
        return transactions.read(reader.scope(), () -> list.find(Reach.of(reader), accountId));
    }

    @Override
    public Optional<Account> findAccount(Actor reader, String login) {
        return transactions.read(reader.scope(), () -> list.find(Reach.of(reader), Login.normalize(login)));
    }

    @Override
    public Slice<Account> listAccounts(Actor reader, AccountFilter filter, @Nullable String after, int size) {
        return Slice.cut(
                transactions.read(reader.scope(), () -> list.list(Reach.of(reader), filter, after, size + 1)),
                size,
                account -> AccountList.cursor(filter.sort(), account));
    }

    @Override
    public TrueCount countAccounts(Actor reader, AccountFilter filter) {
        return transactions.read(reader.scope(), () -> list.count(Reach.of(reader), filter));
    }

    /** To the millisecond, as sessions keep it: whoever signs in after an act is never older than it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
