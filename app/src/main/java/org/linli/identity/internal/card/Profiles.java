package org.linli.identity.internal.card;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.Opened;
import org.linli.evidence.Subject;
import org.linli.identity.GridCard;
import org.linli.identity.GridCards;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Service;

/** What workers, their office and residents read of profiles, and how they are changed (M01-12). */
@Service
public class Profiles implements GridCards {

    /** A published card is everybody's to read, who has no scope of her own. */
    private static final Scope PUBLISHED = new Scope.SystemJob(new Purpose("identity.grid-card"));

    private static final Purpose EQUIPMENT = new Purpose("identity.equipment");

    private static final Scope FORGETTING = new Scope.SystemJob(new Purpose("identity.forgetting"));

    /** A mistake about leaving is found and put right in this time. */
    private static final int DAYS_KEPT = 30;

    private final ProfileRows rows;
    private final Evidence evidence;
    private final Transactions transactions;
    private final Clock clock;
    private final Zone zone;

    Profiles(ProfileRows rows, Evidence evidence, Transactions transactions, Clock clock, Zone zone) {
        this.rows = rows;
        this.evidence = evidence;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /** The published cards of these grids. */
    public List<PublicCard> published(Collection<Integer> unitNos) {
        return transactions.read(PUBLISHED, () -> rows.published(unitNos, today()));
    }

    /** One for each post of a grid worker that the actor holds today. */
    public List<Profile> own(Actor actor) {
        UUID id = accountOf(actor);
        return transactions.read(new Scope.Self(id), () -> rows.ofAccount(id, today()));
    }

    /** Of those who hold the post today, as far as the actor sees the post. That they were read is on record. */
    public List<Profile> at(Actor actor, UUID postId) {
        return transactions.write(actor.scope(), () -> {
            List<Profile> profiles = rows.ofPost(postId, today());
            if (!profiles.isEmpty()) {
                evidence.recordAccesses(
                        actor,
                        profiles.stream()
                                .map(one -> new Opened(new Subject("account", one.accountId()), one.unitNo()))
                                .toList(),
                        EQUIPMENT,
                        "");
            }
            return profiles;
        });
    }

    /** Erases the profiles of those who left their post, or whose account was closed, long enough ago. */
    public int forget() {
        LocalDate day = today().minusDays(DAYS_KEPT);
        return transactions.write(
                FORGETTING,
                () -> rows.eraseLeft(day, day.atStartOfDay(zone.id()).toInstant()));
    }

    @Override
    public Outcome<GridCard> putOwn(Actor actor, UUID postId, GridCard card, boolean isIssued) {
        UUID id = accountOf(actor);
        return transactions.write(new Scope.Self(id), () -> {
            Profile before = rows.ofAccount(id, today()).stream()
                    .filter(profile -> profile.postId().equals(postId))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            return CardRule.checked(card, isIssued).map(checked -> {
                if (!checked.equals(before.card())) {
                    rows.putCard(before, checked, actor.name(), clock.instant());
                    record(
                            actor,
                            "account.card-changed",
                            before,
                            Map.of(
                                    "service scope", checked.serviceScope(),
                                    "office phone", checked.phone(),
                                    "office hours", checked.hours(),
                                    "published", Boolean.toString(checked.isPublished())));
                }
                return checked;
            });
        });
    }

    @Override
    public Outcome<String> putEquipment(Actor actor, UUID postId, UUID accountId, String equipment) {
        return transactions.write(actor.scope(), () -> {
            Profile before = rows.ofPost(postId, today()).stream()
                    .filter(profile -> profile.accountId().equals(accountId))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            return CardRule.checkedEquipment(equipment).map(checked -> {
                if (!checked.equals(before.equipment())) {
                    rows.putEquipment(before, checked, actor.name(), clock.instant());
                    record(actor, "account.equipment-changed", before, Map.of("equipment", checked));
                }
                return checked;
            });
        });
    }

    private void record(Actor actor, String verb, Profile profile, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("account", profile.accountId()), profile.unitNo(), facts));
    }

    private static UUID accountOf(Actor actor) {
        UUID id = actor.id();
        if (actor.kind() != Actor.Kind.STAFF || id == null) {
            throw new NotFound();
        }
        return id;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }
}
