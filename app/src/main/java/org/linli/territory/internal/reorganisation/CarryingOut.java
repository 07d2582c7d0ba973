package org.linli.territory.internal.reorganisation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.Zone;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.MoveRefused;
import org.linli.territory.Reorganisation;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.linli.territory.internal.reorganisation.Plan.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Carries plans out at their midnight: the structure in one transaction, then what stands at ended units batch by batch.
 * May be stopped anywhere and called again by any server; the lock on the plan's row lets one at a time.
 */
@Component
public class CarryingOut {

    private static final Logger LOG = LoggerFactory.getLogger(CarryingOut.class);
    private static final Actor SYSTEM = Actor.system(new Purpose("territory.reorganisation"));
    private static final int BATCH = 200;

    /** Forms that were open over midnight come in late; what they leave at an ended unit is taken along so long. */
    private static final Duration LATECOMERS = Duration.ofDays(7);

    private final PlanRows rows;
    private final Structures structures;
    private final StructureWriter writer;
    private final UnitWriter units;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;
    private final FunctionsMove functions;
    private final List<AffectedByReorganisation> modules;
    private final Zone zone;

    CarryingOut(
            PlanRows rows,
            Structures structures,
            StructureWriter writer,
            UnitWriter units,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence,
            FunctionsMove functions,
            ObjectProvider<AffectedByReorganisation> modules,
            Zone zone) {
        this.rows = rows;
        this.structures = structures;
        this.writer = writer;
        this.units = units;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
        this.functions = functions;
        this.modules = modules.stream()
                .sorted(Comparator.comparingInt(AffectedByReorganisation::order))
                .toList();
        this.zone = zone;
    }

    /** Carries out every plan whose midnight has come, and takes latecomers along. */
    void runDue(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone.id());
        for (UUID id : transactions.read(SYSTEM.scope(), () -> rows.listDue(today))) {
            try {
                run(id, now);
            } catch (MoveRefused refused) {
                LOG.error("The moving of plan {} stands still", id, refused);
                transactions.write(SYSTEM.scope(), () -> rows.setObstacle(id, refused.refusal()));
            } catch (RuntimeException broken) {
                LOG.error("Carrying out plan {} broke off and will go on", id, broken);
            }
        }
        transactions
                .read(SYSTEM.scope(), () -> rows.listDoneSince(now.minus(LATECOMERS)))
                .forEach(id -> takeLatecomers(id, now));
    }

    /** Writes the structure unless it is written, and moves everything. */
    void run(UUID id, Instant now) {
        if (begin(id, now)) {
            while (moveOnce(id, now)) {
                LOG.debug("Plan {} goes on", id);
            }
        }
    }

    /**
     * Writes the structure of an approved plan.
     *
     * @return whether there is something to move; not when the plan is over, or did not fit any more
     */
    boolean begin(UUID id, Instant now) {
        Outcome<State> outcome = transactions.write(SYSTEM.scope(), () -> {
            UnitTree tree = units.lock();
            Plan plan = rows.lock(id).orElseThrow();
            LocalDate today = LocalDate.ofInstant(now, zone.id());
            if (plan.state() != State.APPROVED || plan.effective().isAfter(today)) {
                return Outcome.done(plan.state());
            }
            return write(plan, tree, now).map(moves -> State.CARRYING_OUT);
        });
        snapshots.refresh();
        if (outcome instanceof Outcome.Refused<State> refused) {
            LOG.warn(
                    "Plan {} does not fit the structure any more: {}",
                    id,
                    refused.refusal().key());
            transactions.write(SYSTEM.scope(), () -> {
                rows.finish(id, State.FAILED, refused.refusal(), now);
                return id;
            });
            return false;
        }
        return outcome.orThrow() == State.CARRYING_OUT;
    }

    private Outcome<Reorganisation> write(Plan plan, UnitTree tree, Instant now) {
        return structures
                .redraw(tree, plan.unitNo(), plan.operations(), plan.effective())
                .then(redrawn -> writer.isChangedSince(plan.effective(), redrawn.touched())
                        ? Outcome.refused(
                                "reorganisation.refused.changed-since",
                                plan.effective().toString())
                        : Outcome.done(writer.number(redrawn)))
                .map(redrawn -> {
                    writer.write(redrawn, plan.effective(), plan.id());
                    Reorganisation moves = Plans.moves(plan, redrawn);
                    rows.begin(plan.id(), moves);
                    modules.forEach(module -> rows.setTotal(plan, module.kind(), module.prepare(moves, now)));
                    functions.write(SYSTEM, plan, redrawn, now);
                    record(plan, redrawn);
                    return moves;
                });
    }

    private void record(Plan plan, Redrawn redrawn) {
        Subject subject = new Subject("reorganisation", plan.id());
        evidence.record(Act.of(
                SYSTEM,
                "reorganisation.carried-out",
                subject,
                plan.unitNo(),
                Map.of(
                        "effective", plan.effective().toString(),
                        "ended", Integer.toString(redrawn.ended().size()),
                        "opened", Integer.toString(redrawn.opened().size()),
                        "changed", Integer.toString(redrawn.changed().size()))));
        redrawn.links()
                .forEach(link -> evidence.record(Act.of(
                        SYSTEM,
                        "reorganisation.linked",
                        subject,
                        plan.unitNo(),
                        Map.of(
                                "kind", link.kind().name(),
                                "predecessor", Integer.toString(link.predecessorNo()),
                                "successor", Integer.toString(link.successorNo())))));
    }

    /**
     * Moves one batch in one transaction.
     *
     * @return whether something may be left
     */
    boolean moveOnce(UUID id, Instant now) {
        return transactions.write(SYSTEM.scope(), () -> {
            Plan plan = rows.lock(id).orElseThrow();
            Reorganisation moves = plan.moves();
            if (plan.state() != State.CARRYING_OUT || moves == null) {
                return false;
            }
            for (AffectedByReorganisation module : modules) {
                int moved = module.move(moves, BATCH, now);
                if (moved > 0) {
                    rows.addMoved(id, module.kind(), moved);
                    return true;
                }
            }
            rows.setAfter(
                    plan, structures.health(snapshots.units(), plan.unitNo()).asFigures());
            rows.finish(id, State.DONE, null, now);
            evidence.record(Act.of(
                    SYSTEM,
                    "reorganisation.done",
                    new Subject("reorganisation", id),
                    plan.unitNo(),
                    Map.of("title", plan.title())));
            return false;
        });
    }

    private void takeLatecomers(UUID id, Instant now) {
        boolean isLeft = true;
        while (isLeft) {
            isLeft = transactions.write(SYSTEM.scope(), () -> {
                Reorganisation moves = rows.lock(id).map(Plan::moves).orElseThrow();
                int moved = 0;
                for (AffectedByReorganisation module : modules) {
                    moved += module.move(moves, BATCH, now);
                }
                return moved > 0;
            });
        }
    }
}
