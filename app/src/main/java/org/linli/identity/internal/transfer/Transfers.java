package org.linli.identity.internal.transfer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.Opened;
import org.linli.evidence.Subject;
import org.linli.identity.internal.transfer.Dealing.Part;
import org.linli.identity.internal.transfer.Transfer.Answer;
import org.linli.identity.internal.transfer.TransferRows.Holder;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.PlannedReorganisations;
import org.linli.territory.PlannedReorganisations.Planned;
import org.springframework.stereotype.Service;

/** Transfers of a plan, before and after it is carried out, and what each person says of hers (M01-23). */
@Service
public class Transfers {

    public static final String PERMISSION = "identity.transfers";

    private static final Scope SYSTEM = new Scope.SystemJob(new Purpose("territory.reorganisation"));
    private static final Purpose PURPOSE = new Purpose(PERMISSION);
    private static final int LONGEST_REASON = 500;

    private final TransferRows rows;
    private final PostsMove posts;
    private final PlannedReorganisations plans;
    private final Transactions transactions;
    private final Evidence evidence;
    private final Clock clock;

    Transfers(
            TransferRows rows,
            PostsMove posts,
            PlannedReorganisations plans,
            Transactions transactions,
            Evidence evidence,
            Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.plans = plans;
        this.transactions = transactions;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Everybody whom a plan moves, by name, with the names of units that are still to come. */
    public record Batch(String plan, boolean isCarriedOut, List<Transfer> transfers, Map<Integer, String> newUnits) {

        public long count(Answer answer) {
            return transfers.stream().filter(one -> one.answer() == answer).count();
        }

        public long waiting() {
            return transfers.stream().filter(Transfer::waitsForAnswer).count();
        }
    }

    /**
     * Found by whoever may see the plan: what it moves lies within the plan's unit. That grade and pay of each person were
     * seen is on record.
     */
    public Batch batch(Actor actor, UUID planId) {
        Planned planned = plans.find(actor, planId).orElseThrow(NotFound::new);
        String title = planned.moves().title();
        return planned.isCarriedOut()
                ? new Batch(
                        title,
                        true,
                        transactions.write(actor.scope(), () -> seen(actor, rows.ofPlan(planId))),
                        Map.of())
                : new Batch(
                        title,
                        false,
                        transactions.write(SYSTEM, () -> seen(actor, planned(planned))),
                        planned.newUnits());
    }

    private List<Transfer> seen(Actor actor, List<Transfer> transfers) {
        if (!transfers.isEmpty()) {
            evidence.recordAccesses(
                    actor,
                    transfers.stream()
                            .map(one -> new Opened(new Subject("account", one.accountId()), one.fromUnitNo()))
                            .distinct()
                            .toList(),
                    PURPOSE,
                    "");
        }
        return transfers;
    }

    private record HeldPost(UUID postId, UUID accountId) {}

    private List<Transfer> planned(Planned planned) {
        Map<HeldPost, Part> going = new HashMap<>();
        for (Part part : posts.parts(planned.moves())) {
            part.people().forEach(person -> going.put(new HeldPost(part.postId(), person), part));
        }
        Set<UUID> held = going.keySet().stream().map(HeldPost::postId).collect(Collectors.toSet());
        List<Transfer> transfers = new ArrayList<>();
        for (Holder holder : rows.holders(held, planned.moves().day())) {
            Optional.ofNullable(going.get(new HeldPost(holder.postId(), holder.accountId())))
                    .ifPresent(part -> transfers.add(new Transfer(
                            null,
                            planned.moves().planId(),
                            planned.moves().title(),
                            planned.moves().day(),
                            holder.accountId(),
                            holder.person(),
                            holder.title(),
                            part.fromUnitNo(),
                            part.toUnitNo(),
                            holder.employment(),
                            null,
                            null,
                            null,
                            null,
                            "",
                            null)));
        }
        return transfers;
    }

    /** As the scope of the actor shows it; that it was opened is on record. */
    public Transfer get(Actor actor, UUID id) {
        return transactions.write(
                actor.scope(),
                () -> seen(actor, List.of(rows.find(id).orElseThrow(NotFound::new)))
                        .getFirst());
    }

    /** Newest first; none for whoever has not signed in. */
    public List<Transfer> listOwn(Actor actor) {
        UUID account = actor.id();
        return account == null ? List.of() : transactions.read(own(actor), () -> rows.ofAccount(account));
    }

    public Transfer getOwn(Actor actor, UUID id) {
        return transactions.read(own(actor), () -> rows.find(id)).orElseThrow(NotFound::new);
    }

    /** Nothing of the move depends on it; an objection goes to those who ordered it. */
    public Outcome<Transfer> answer(Actor actor, UUID id, Answer answer, String reason) {
        Transfer transfer = getOwn(actor, id);
        String words = answer == Answer.CONFIRMED ? "" : reason.strip();
        if (answer == Answer.OBJECTED && (words.isEmpty() || words.length() > LONGEST_REASON)) {
            return Outcome.refused("transfer.refused.reason", LONGEST_REASON);
        }
        return transactions.write(own(actor), () -> {
            if (!rows.answer(id, answer, words, clock.instant())) {
                return Outcome.refused("transfer.refused.answered");
            }
            evidence.record(Act.of(
                    actor,
                    answer == Answer.CONFIRMED ? "transfer.confirmed" : "transfer.objected",
                    new Subject("transfer", id),
                    transfer.toUnitNo(),
                    Map.of("plan", transfer.planId().toString())));
            return Outcome.done(transfer);
        });
    }

    private static Scope own(Actor actor) {
        UUID id = actor.id();
        if (actor.kind() != Actor.Kind.STAFF || id == null) {
            throw new NotFound();
        }
        return new Scope.Self(id);
    }
}
