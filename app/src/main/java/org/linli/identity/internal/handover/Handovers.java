package org.linli.identity.internal.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.linli.identity.Account;
import org.linli.identity.HandoverItems;
import org.linli.identity.HandoverItems.Item;
import org.linli.identity.Identity;
import org.linli.identity.Post;
import org.linli.identity.internal.OpenItems;
import org.linli.identity.internal.PermissionSet;
import org.linli.identity.internal.PermissionSets;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Service;

/**
 * Leaving a post. The leaver or the local administrator begins; leaver and successor sign, in either order, each for
 * herself – for a leaver who is absent the administrator, with a reason. With the second signature everything goes over.
 */
@Service
public class Handovers {

    public static final String PERMISSION = "identity.handover";

    private static final int MOST_LISTED = 200;
    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_REASON = 200;

    private final HandoverRows rows;
    private final HandoverRecords records;
    private final Completion completion;
    private final OpenItems items;
    private final Identity identity;
    private final PermissionSets sets;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    Handovers(
            HandoverRows rows,
            HandoverRecords records,
            Completion completion,
            OpenItems items,
            Identity identity,
            PermissionSets sets,
            Transactions transactions,
            Clock clock,
            Zone zone) {
        this.rows = rows;
        this.records = records;
        this.completion = completion;
        this.items = items;
        this.identity = identity;
        this.sets = sets;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** What one module holds for a leaver, counted and, as far as it goes, listed. */
    public record Held(String kind, int count, List<Item> items) {}

    /**
     * Begins a hand-over.
     *
     * @param givesPost whether the successor is to be given the post, if she holds none like it
     * @return the hand-over, or a refusal: {@code identity.handover.not-held}, {@code identity.no-such-account},
     *     {@code identity.handover.same-person}, {@code identity.handover.not-equal}, {@code identity.handover.open-already},
     *     {@code identity.set-not-yours}
     */
    public Outcome<UUID> begin(Actor by, UUID leaver, UUID postId, String successorLogin, boolean givesPost) {
        Post post = identity.findPost(postId).orElseThrow(NotFound::new);
        boolean isOwn = by.isSamePersonAs(leaver);
        if (!isOwn && !isAdministratorOf(by, post)) {
            throw new NotFound();
        }
        boolean isWorking = isWorking(post);
        if (!isOwn && !isWorking) {
            return Outcome.refused("identity.set-not-yours");
        }
        boolean mayGive = !isOwn && by.may("identity.colleagues");
        return transactions.write(OpenItems.EVERYTHING, () -> {
            if (!rows.holds(leaver, postId, today())) {
                return Outcome.refused("identity.handover.not-held");
            }
            Optional<Account> successor = completion.findActive(successorLogin);
            if (successor.isEmpty()) {
                return Outcome.refused("identity.no-such-account", successorLogin.strip());
            }
            if (successor.get().id().equals(leaver)) {
                return Outcome.refused("identity.handover.same-person");
            }
            boolean isEqual = rows.holdsEqual(successor.get().id(), post, today());
            if (!isEqual && !(givesPost && mayGive)) {
                return Outcome.refused(
                        "identity.handover.not-equal", successor.get().name());
            }
            return insert(by, leaver, post, successor.get().id(), !isEqual);
        });
    }

    private Outcome<UUID> insert(Actor by, UUID leaver, Post post, UUID successor, boolean isNew) {
        Optional<Refusal> refusal = isNew ? completion.refuse(successor, post, leaver, today()) : Optional.empty();
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Instant now = now();
        UUID id = UuidV7.at(now);
        int unitNo = post.unitNo() == null ? 0 : post.unitNo();
        if (!rows.insert(new HandoverRows.Beginning(id, unitNo, post.id(), leaver, successor, isNew, by.name()), now)) {
            return Outcome.refused("identity.handover.open-already");
        }
        records.begun(by, id, unitNo, leaver, successor, post.id());
        return Outcome.done(id);
    }

    private static boolean isAdministratorOf(Actor by, Post post) {
        Integer unitNo = post.unitNo();
        NumberRanges units = by.scope().units();
        return by.may(PERMISSION)
                && (unitNo == null ? units.containsAll(NumberRanges.everything()) : units.contains(unitNo));
    }

    private boolean isWorking(Post post) {
        return sets.find(post.permissionSet())
                .filter(set -> set.kind() == PermissionSet.Kind.WORKING)
                .isPresent();
    }

    /** Those of the administrator's territory, the newest first. */
    public List<Handover> list(Actor administrator) {
        return seen(administrator.scope());
    }

    /** Those in which the person leaves or follows, the newest first. */
    public List<Handover> listOwn(Actor person) {
        return seen(self(person));
    }

    private List<Handover> seen(Scope scope) {
        List<UUID> ids = transactions.read(scope, () -> rows.visible(MOST_LISTED));
        return transactions.read(OpenItems.EVERYTHING, () -> rows.list(ids));
    }

    /** @throws NotFound outside of the administrator's territory */
    public Handover get(Actor administrator, UUID id) {
        return get(administrator.scope(), id);
    }

    /** @throws NotFound for somebody who neither leaves nor follows */
    public Handover getOwn(Actor person, UUID id) {
        return get(self(person), id);
    }

    private Handover get(Scope scope, UUID id) {
        if (!transactions.read(scope, () -> rows.isVisible(id))) {
            throw new NotFound();
        }
        return transactions.read(OpenItems.EVERYTHING, () -> rows.find(id)).orElseThrow(NotFound::new);
    }

    /** The dry run: what would go over now. */
    public List<Held> dryRun(Handover handover) {
        return transactions.read(OpenItems.EVERYTHING, () -> {
            HandoverItems.Hands hands = completion.handsOf(handover);
            return items.holders().stream()
                    .map(holder -> new Held(holder.kind(), holder.count(hands), holder.list(hands, MOST_ITEMS)))
                    .toList();
        });
    }

    /**
     * Leaver or successor signs for herself.
     *
     * @return the hand-over as it stands then, or a refusal: {@code identity.handover.not-open},
     *     {@code identity.handover.signed-already}, or those of the completion
     */
    public Outcome<Handover> sign(Actor by, UUID id) {
        getOwn(by, id);
        return change(id, handover -> {
            if (!handover.waitsFor(by.id())) {
                return Outcome.refused("identity.handover.signed-already");
            }
            boolean isLeaver = handover.leaver().account().equals(by.id());
            if (isLeaver) {
                rows.signLeaver(id, now(), null, null);
            } else {
                rows.signSuccessor(id, now());
            }
            records.signed(by, handover, isLeaver ? "leaver" : "successor", null);
            return completeIfSigned(by, id);
        });
    }

    /**
     * Signs for a leaver who is absent.
     *
     * @return the hand-over as it stands then, or a refusal: {@code identity.handover.reason}, {@code identity.own-account}
     *     (nobody who is a party signs for the other), and those of {@link #sign}
     */
    public Outcome<Handover> signForLeaver(Actor by, UUID id, String reason) {
        get(by, id);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return Outcome.refused("identity.handover.reason", LONGEST_REASON);
        }
        return change(id, handover -> {
            if (handover.isParty(by.id())) {
                return Outcome.refused("identity.own-account");
            }
            if (handover.leaverSignedAt() != null) {
                return Outcome.refused("identity.handover.signed-already");
            }
            rows.signLeaver(id, now(), by.name(), why);
            records.signed(by, handover, "leaver", why);
            return completeIfSigned(by, id);
        });
    }

    /** @return the hand-over, or a refusal: {@code identity.handover.not-open} */
    public Outcome<Handover> withdraw(Actor by, UUID id) {
        get(by, id);
        return change(id, handover -> {
            rows.withdraw(id, now());
            records.withdrawn(by, handover);
            return Outcome.done(handover);
        });
    }

    private Outcome<Handover> change(UUID id, Function<Handover, Outcome<Handover>> act) {
        return transactions.write(
                OpenItems.EVERYTHING,
                () -> rows.lock(id).orElseThrow(NotFound::new).ifOpen().then(act));
    }

    private Outcome<Handover> completeIfSigned(Actor by, UUID id) {
        Handover signed = rows.find(id).orElseThrow();
        return signed.isSignedByBoth()
                ? completion
                        .complete(by, signed, now(), today())
                        .map(done -> rows.find(id).orElseThrow())
                : Outcome.done(signed);
    }

    private static Scope self(Actor person) {
        UUID account = person.id();
        if (person.kind() != Actor.Kind.STAFF || account == null) {
            throw new NotFound();
        }
        return new Scope.Self(account);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }
}
