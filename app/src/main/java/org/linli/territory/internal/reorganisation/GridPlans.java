package org.linli.territory.internal.reorganisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.Reorganisation;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.reorganisation.Plan.Hand;
import org.linli.territory.internal.reorganisation.Plan.State;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Plans that come from a drawing of grids. The checker stands in the place of the second person: publishing approves, for
 * today or a later day.
 */
@Component
public class GridPlans {

    private final PlanRows rows;
    private final Structures structures;
    private final CarryingOut carryingOut;
    private final Evidence evidence;
    private final List<AffectedByReorganisation> modules;
    private final Zone zone;

    GridPlans(
            PlanRows rows,
            Structures structures,
            CarryingOut carryingOut,
            Evidence evidence,
            ObjectProvider<AffectedByReorganisation> modules,
            Zone zone) {
        this.rows = rows;
        this.structures = structures;
        this.carryingOut = carryingOut;
        this.evidence = evidence;
        this.modules = modules.stream()
                .sorted(Comparator.comparingInt(AffectedByReorganisation::order))
                .toList();
        this.zone = zone;
    }

    /**
     * Puts an approved plan down, inside a transaction that holds the lock on the structure.
     *
     * @param digest of the report of the checker
     */
    public Outcome<UUID> approve(
            UnitTree tree,
            Actor actor,
            String title,
            String digest,
            LocalDate day,
            Operation.RedrawGrids redraw,
            Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone.id());
        if (day.isBefore(today)) {
            return Outcome.refused("grids.refused.past", day.toString());
        }
        Hand hand = Hand.of(actor, now);
        Plan plan = new Plan(
                UuidV7.at(now),
                redraw.parentNo(),
                title,
                "",
                day,
                State.APPROVED,
                List.of(redraw),
                null,
                hand,
                hand,
                hand,
                digest,
                null,
                null);
        return (day.isAfter(today) ? Plan.checkDay(day, today) : Outcome.done(day))
                .then(any -> structures.redraw(tree, plan.unitNo(), plan.operations(), day))
                .then(redrawn -> {
                    Optional<String> rival = rows.findRival(plan.id(), day, redrawn.claimed());
                    if (rival.isPresent()) {
                        return Outcome.refused("reorganisation.refused.rival", rival.get(), day.toString());
                    }
                    rows.insert(plan);
                    rows.update(plan);
                    rows.setTouched(plan.id(), redrawn.claimed());
                    rows.setBefore(plan, structures.health(tree, plan.unitNo()).asFigures());
                    record(actor, plan, redraw, digest);
                    return Outcome.done(plan.id());
                });
    }

    private void record(Actor actor, Plan plan, Operation.RedrawGrids redraw, String digest) {
        evidence.record(Act.of(
                actor,
                "reorganisation.approved",
                new Subject("reorganisation", plan.id()),
                plan.unitNo(),
                Map.of(
                        "title", plan.title(),
                        "effective", plan.effective().toString(),
                        "drawing", redraw.drawingId().toString(),
                        "cells", Integer.toString(redraw.cells().size()),
                        "report", digest)));
    }

    /** What would move, inside a transaction that sees all rows. */
    public DryRun tryOut(UnitTree tree, String title, LocalDate day, Operation.RedrawGrids redraw) {
        StructureHealth before = structures.health(tree, redraw.parentNo());
        return switch (structures.redraw(tree, redraw.parentNo(), List.of(redraw), day)) {
            case Outcome.Refused<Redrawn> refused ->
                new DryRun(refused.refusal(), null, List.of(), List.of(), before, before);
            case Outcome.Done<Redrawn> done -> {
                Redrawn redrawn = done.value();
                Reorganisation moves = Plans.moves(redraw.drawingId(), title, day, redrawn);
                yield new DryRun(
                        null,
                        redrawn,
                        modules.stream()
                                .map(module -> new DryRun.Affected(module.kind(), module.count(moves)))
                                .toList(),
                        modules.stream()
                                .flatMap(module -> module.findings(moves).stream())
                                .toList(),
                        before,
                        structures.health(tree, redrawn, redraw.parentNo()));
            }
        };
    }

    /** Writes the structure if the plan is for today; what stands at the grids follows in the background. */
    public void begin(UUID planId, Instant now) {
        carryingOut.begin(planId, now);
    }
}
