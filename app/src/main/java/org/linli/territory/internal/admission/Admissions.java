package org.linli.territory.internal.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridAdmissions;
import org.linli.territory.GridItem;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.admission.Admission.Decision;
import org.linli.territory.internal.admission.Admission.State;
import org.linli.territory.internal.grids.Items;
import org.springframework.stereotype.Component;

/** How a task comes onto the list of grid work: whoever asks does not decide, and each decision says why. */
@Component
public class Admissions implements GridAdmissions {

    public static final String PROPOSE = "territory.propose";
    public static final String ADMIT = "territory.admit";
    public static final int LONGEST = 300;

    /** Decisions are open to staff below the unit, who work by them. */
    private static final Scope DECIDED = new Scope.SystemJob(new Purpose("territory.admissions-decided"));

    private static final int PAGE = 50;
    private static final int MOST_WAITING = 200;
    private static final String DECIDED_ALREADY = "admission.refused.decided";

    private final AdmissionRows rows;
    private final Items items;
    private final AdmissionPlaces places;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    Admissions(
            AdmissionRows rows,
            Items items,
            AdmissionPlaces places,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.rows = rows;
        this.items = items;
        this.places = places;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /** As the actor sees it: in her own scope, or decided at a unit above hers. */
    public Admission get(Actor actor, UUID id) {
        return transactions
                .read(actor.scope(), () -> rows.find(id))
                .or(() -> transactions
                        .read(DECIDED, () -> rows.find(id))
                        .filter(one -> one.isDecided()
                                && places.above(actor).contains(one.proposal().unitNo())))
                .orElseThrow(NotFound::new);
    }

    /** In the actor's scope, newest first, a page at a time; {@code before} is the last id of the page before. */
    public List<Admission> list(Actor actor, State state, @Nullable UUID before) {
        return transactions.read(actor.scope(), () -> rows.listIn(state, before, PAGE));
    }

    public static boolean isFull(List<Admission> page) {
        return page.size() == PAGE;
    }

    /** What was decided at units above the actor's. */
    public List<Admission> listAbove(Actor actor) {
        List<Integer> above = places.above(actor).stream()
                .filter(no -> !actor.scope().units().contains(no))
                .toList();
        return above.isEmpty() ? List.of() : transactions.read(DECIDED, () -> rows.listDecided(above, PAGE));
    }

    /** What the actor may decide, longest waiting first. */
    public List<Admission> listWaiting(Actor actor) {
        return transactions.read(
                actor.scope(),
                () -> rows.listWaitingFor(account(actor), post(actor).id(), MOST_WAITING));
    }

    /** Whether this actor is somebody who may decide it. */
    public boolean mayDecide(Actor actor, Admission admission) {
        return admission.isWaiting()
                && actor.may(ADMIT)
                && actor.scope().units().contains(admission.proposal().unitNo())
                && !isProposer(actor, admission);
    }

    public boolean mayWithdraw(Actor actor, Admission admission) {
        return admission.isWaiting() && actor.may(PROPOSE) && isProposer(actor, admission);
    }

    private static boolean isProposer(Actor actor, Admission admission) {
        return actor.isSamePersonAs(admission.proposedBy())
                || actor.findPost()
                        .filter(post -> post.id().equals(admission.postId()))
                        .isPresent();
    }

    @Override
    public boolean hasAny(Actor actor, int unitNo) {
        return transactions.read(actor.scope(), () -> rows.existsAt(unitNo));
    }

    @Override
    public Outcome<UUID> propose(Actor actor, Proposal proposal, Instant now) {
        UUID account = account(actor);
        Actor.ActingPost post = post(actor);
        Unit unit = places.openTo(actor, proposal.unitNo()).orElseThrow(NotFound::new);
        UUID id = UuidV7.at(now);
        return checked(proposal)
                .then(sound -> transactions.write(actor.scope(), () -> {
                    boolean isNew = rows.insert(new Admission(
                            id,
                            sound,
                            post.departmentNo(),
                            post.id(),
                            account,
                            actor.name(),
                            places.bodyOf(post),
                            now,
                            State.WAITING,
                            null,
                            null,
                            null));
                    if (!isNew) {
                        return Outcome.refused("admission.refused.waiting");
                    }
                    Map<String, String> facts = facts(sound);
                    record(actor, "territory.grid-task-proposed", id, unit.no(), facts);
                    return Outcome.done(id);
                }));
    }

    private Outcome<Proposal> checked(Proposal proposal) {
        if (proposal.whyGrid().isEmpty()
                || (proposal.people().isEmpty() && proposal.funds().isEmpty())) {
            return Outcome.refused("admission.refused.empty");
        }
        if (proposal.whyGrid().length() > LONGEST
                || proposal.people().length() > LONGEST
                || proposal.funds().length() > LONGEST) {
            return Outcome.refused("admission.refused.long", LONGEST);
        }
        LocalDate until = proposal.until();
        if (proposal.from().isBefore(snapshots.today())) {
            return Outcome.refused("grids.refused.past", proposal.from().toString());
        }
        if (until != null && !until.isAfter(proposal.from())) {
            return Outcome.refused("admission.refused.order");
        }
        boolean isListed = items.listAt(proposal.unitNo(), proposal.from()).stream()
                .anyMatch(
                        item -> item.wording().name().equals(proposal.wording().name()));
        return isListed
                ? Outcome.refused("admission.refused.listed")
                : items.checked(proposal.wording()).map(sound -> proposal);
    }

    @Override
    public Outcome<UUID> withdraw(Actor actor, UUID id, Instant now) {
        return waiting(actor, id, admission -> {
            if (!isProposer(actor, admission)) {
                return Outcome.refused("admission.refused.not-yours");
            }
            rows.withdraw(id, now);
            record(actor, "territory.grid-task-withdrawn", id, unitOf(admission), Map.of("name", nameOf(admission)));
            return Outcome.done(id);
        });
    }

    @Override
    public Outcome<GridItem> admit(Actor actor, UUID id, Terms terms, Instant now) {
        return decide(
                actor,
                id,
                terms.reason(),
                admission -> checked(terms, admission.proposal()).then(sound -> {
                    Unit unit = snapshots.units().find(unitOf(admission)).orElseThrow(NotFound::new);
                    GridItem item = items.admit(
                            unit,
                            admission.proposal().wording(),
                            sound.from(),
                            sound.until(),
                            new GridItem.Admission(
                                    id,
                                    "",
                                    snapshots.today(),
                                    places.officeOf(post(actor)),
                                    admission.body(),
                                    sound.reason()),
                            now);
                    rows.decide(id, State.ADMITTED, decision(actor, sound.reason()), item.id(), now);
                    Map<String, String> facts = facts(admission.proposal());
                    facts.put("from", sound.from().toString());
                    facts.put("until", text(sound.until()));
                    facts.put("reason", sound.reason());
                    facts.put("item", item.id().toString());
                    Optional.ofNullable(item.admission()).ifPresent(given -> facts.put("number", given.number()));
                    record(actor, "territory.grid-task-admitted", id, unit.no(), facts);
                    return Outcome.done(item);
                }));
    }

    private Outcome<Terms> checked(Terms terms, Proposal proposal) {
        LocalDate until = terms.until();
        LocalDate asked = proposal.until();
        if (terms.from().isBefore(snapshots.today())) {
            return Outcome.refused("grids.refused.past", terms.from().toString());
        }
        if (terms.from().isBefore(proposal.from()) || (asked != null && (until == null || until.isAfter(asked)))) {
            return Outcome.refused("admission.refused.beyond");
        }
        return until == null || until.isAfter(terms.from())
                ? Outcome.done(terms)
                : Outcome.refused("admission.refused.order");
    }

    @Override
    public Outcome<UUID> refuse(Actor actor, UUID id, String reason, Instant now) {
        String why = reason.strip();
        return decide(actor, id, why, admission -> {
            rows.decide(id, State.REFUSED, decision(actor, why), null, now);
            Map<String, String> facts = facts(admission.proposal());
            facts.put("reason", why);
            record(actor, "territory.grid-task-refused", id, unitOf(admission), facts);
            return Outcome.done(id);
        });
    }

    private <T> Outcome<T> decide(Actor actor, UUID id, String reason, Function<Admission, Outcome<T>> act) {
        return waiting(actor, id, admission -> {
            if (!actor.scope().units().contains(unitOf(admission))) {
                throw new NotFound();
            }
            if (isProposer(actor, admission)) {
                return Outcome.refused("admission.refused.own");
            }
            return reason.isEmpty() || reason.length() > LONGEST
                    ? Outcome.refused("admission.refused.reason", LONGEST)
                    : act.apply(admission);
        });
    }

    /** The row is held, so that of two who decide at once one comes second. */
    private <T> Outcome<T> waiting(Actor actor, UUID id, Function<Admission, Outcome<T>> act) {
        return transactions.write(actor.scope(), () -> {
            Admission admission = rows.lock(id).orElseThrow(NotFound::new);
            return admission.isWaiting() ? act.apply(admission) : Outcome.refused(DECIDED_ALREADY);
        });
    }

    private static Decision decision(Actor actor, String reason) {
        return new Decision(account(actor), actor.name(), reason);
    }

    private static int unitOf(Admission admission) {
        return admission.proposal().unitNo();
    }

    private static String nameOf(Admission admission) {
        return admission.proposal().wording().name();
    }

    private static UUID account(Actor actor) {
        return Optional.ofNullable(actor.id()).orElseThrow(NotFound::new);
    }

    private static Actor.ActingPost post(Actor actor) {
        return actor.findPost().orElseThrow(NotFound::new);
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static Map<String, String> facts(Proposal proposal) {
        Map<String, String> facts = new HashMap<>();
        facts.put("name", proposal.wording().name());
        facts.put("frequency", proposal.wording().frequency());
        facts.put("basis", proposal.wording().basis());
        facts.put("from", proposal.from().toString());
        facts.put("until", text(proposal.until()));
        facts.put("why", proposal.whyGrid());
        facts.put("people", proposal.people());
        facts.put("funds", proposal.funds());
        return facts;
    }

    private void record(Actor actor, String verb, UUID id, int unitNo, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("grid-admission", id), unitNo, facts));
    }
}
