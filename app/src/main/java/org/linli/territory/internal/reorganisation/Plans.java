package org.linli.territory.internal.reorganisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.linli.territory.AffectedByReorganisation;
import org.linli.territory.DepartmentFunctions;
import org.linli.territory.Reorganisation;
import org.linli.territory.Territory;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.linli.territory.internal.reorganisation.Dossier.Consultation;
import org.linli.territory.internal.reorganisation.Plan.Hand;
import org.linli.territory.internal.reorganisation.Plan.State;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Plans from the first draft to the decision. Whoever may not see a plan's unit does not find the plan. */
@Component
public class Plans {

    private static final int MOST_OPERATIONS = 1_000;
    private static final Scope SYSTEM = new Scope.SystemJob(new Purpose("territory.reorganisation"));

    private final PlanRows rows;
    private final Structures structures;
    private final Snapshots snapshots;
    private final UnitWriter units;
    private final Territory territory;
    private final Transactions transactions;
    private final Evidence evidence;
    private final FunctionsMove functions;
    private final MapChanges maps;
    private final List<AffectedByReorganisation> modules;
    private final Zone zone;

    Plans(
            PlanRows rows,
            Structures structures,
            Snapshots snapshots,
            UnitWriter units,
            Territory territory,
            Transactions transactions,
            Evidence evidence,
            FunctionsMove functions,
            MapChanges maps,
            ObjectProvider<AffectedByReorganisation> modules,
            Zone zone) {
        this.rows = rows;
        this.structures = structures;
        this.snapshots = snapshots;
        this.units = units;
        this.territory = territory;
        this.transactions = transactions;
        this.evidence = evidence;
        this.functions = functions;
        this.maps = maps;
        this.modules = modules.stream()
                .sorted(Comparator.comparingInt(AffectedByReorganisation::order))
                .toList();
        this.zone = zone;
    }

    /** Opens a draft for a unit within the actor's scope. */
    public Outcome<UUID> draft(Actor actor, int unitNo, String title, String reason, LocalDate effective, Instant now) {
        if (snapshots.units().find(unitNo).isEmpty()
                || !actor.scope().units().containsAll(territory.numbersAtOrBelow(unitNo))) {
            return Outcome.refused("territory.out-of-scope");
        }
        return Plan.check(title, effective, day(now))
                .then(day -> transactions.write(actor.scope(), () -> {
                    Plan plan = new Plan(
                            UuidV7.at(now),
                            unitNo,
                            title.strip(),
                            reason.strip(),
                            day,
                            State.DRAFT,
                            List.of(),
                            null,
                            Hand.of(actor, now),
                            null,
                            null,
                            null,
                            null,
                            null);
                    rows.insert(plan);
                    return Outcome.done(plan.id());
                }));
    }

    public Optional<Plan> find(Actor actor, UUID id) {
        Optional<Plan> found = transactions.read(actor.scope(), () -> rows.find(id));
        seen(found.stream().toList());
        return found;
    }

    public List<Plan> listNewest(Actor actor, int limit) {
        List<Plan> found = transactions.read(actor.scope(), () -> rows.listNewest(limit));
        seen(found);
        return found;
    }

    /** The structure of a plan is written by whichever server; who hears of it here is to find it here. */
    private void seen(List<Plan> told) {
        if (told.stream().anyMatch(plan -> plan.moves() != null)) {
            snapshots.refresh();
        }
    }

    public Dossier dossier(Actor actor, UUID id) {
        return transactions.read(actor.scope(), () -> new Dossier(rows.consultations(id), rows.indicators(id)));
    }

    public List<MovingProgress> progress(Actor actor, UUID id) {
        return transactions.read(actor.scope(), () -> rows.progress(id));
    }

    /** What the plan changes on the map: as it would, or as it did once it was carried out. */
    public Changes changes(Actor actor, Plan plan) {
        if (plan.moves() != null) {
            return transactions.read(SYSTEM, () -> maps.written(plan));
        }
        Redrawn redrawn =
                plan.operations().isEmpty() ? null : dryRun(actor, plan.id()).redrawn();
        return transactions.read(SYSTEM, () -> maps.planned(redrawn, snapshots.today()));
    }

    /** Boundaries on a day, by number; of those that have one. */
    public Map<Integer, Geometry> boundaries(Collection<Integer> unitNos, LocalDate day) {
        return transactions.read(SYSTEM, () -> maps.boundaries(unitNos, day));
    }

    /** Pages that name one by one what the plan moves, by kind. */
    public Map<String, String> detailPaths(UUID id) {
        Map<String, String> paths = new TreeMap<>();
        modules.forEach(module -> module.detailPath(id).ifPresent(path -> paths.put(module.kind(), path)));
        return paths;
    }

    /** Functions that the plan moved, once it is carried out. */
    public List<FunctionMove> functionsMoved(Actor actor, UUID id) {
        return transactions.read(actor.scope(), () -> functions.list(id));
    }

    /** What a department answers for on the day, item by item. */
    public List<DepartmentFunctions.Function> functionsOf(int departmentNo, LocalDate day) {
        return transactions.read(SYSTEM, () -> structures.functions(departmentNo, day));
    }

    /** Adds operations at the end of a draft; refused if they do not fit the structure as it is. */
    public Outcome<Plan> add(Actor actor, UUID id, List<Operation> more) {
        return changeOperations(actor, id, operations -> {
            List<Operation> all = new ArrayList<>(operations);
            all.addAll(more);
            return all;
        });
    }

    private static Outcome<Plan> bounded(Plan plan) {
        return plan.operations().size() > MOST_OPERATIONS
                ? Outcome.refused("reorganisation.refused.operations", MOST_OPERATIONS)
                : Outcome.done(plan);
    }

    /** Takes an operation out of a draft, by its position from 0; those that follow stay, whether they still fit or not. */
    public Outcome<Plan> remove(Actor actor, UUID id, int position) {
        known(actor, id);
        return transactions.write(actor.scope(), () -> {
            Plan plan = rows.lock(id).orElseThrow(NotFound::new);
            List<Operation> rest = new ArrayList<>(plan.operations());
            if (position < 0 || position >= rest.size()) {
                return Outcome.refused("reorganisation.refused.no-such-operation");
            }
            rest.remove(position);
            return plan.withOperations(rest).map(this::written);
        });
    }

    private Outcome<Plan> changeOperations(Actor actor, UUID id, UnaryOperator<List<Operation>> change) {
        known(actor, id);
        return transactions.write(actor.scope(), () -> {
            Plan plan = rows.lock(id).orElseThrow(NotFound::new);
            return plan.withOperations(change.apply(plan.operations()))
                    .then(Plans::bounded)
                    .then(changed -> redraw(snapshots.units(), changed).map(any -> written(changed)));
        });
    }

    /** Adds a hearing to the dossier, until the plan is decided. */
    public Outcome<Plan> hear(Actor actor, UUID id, Consultation consultation, Instant now) {
        known(actor, id);
        if (consultation.title().isBlank() || consultation.opinions().isBlank() || consultation.heard() < 0) {
            return Outcome.refused("reorganisation.refused.consultation");
        }
        return transactions.write(actor.scope(), () -> {
            Plan plan = rows.lock(id).orElseThrow(NotFound::new);
            if (plan.state() != State.DRAFT && plan.state() != State.SUBMITTED) {
                return Outcome.refused("reorganisation.refused.not-draft");
            }
            rows.insert(plan, consultation, now);
            return Outcome.done(plan);
        });
    }

    /** What the plan would do now: what ends, begins, changes, and how much would move in every module. */
    public DryRun dryRun(Actor actor, UUID id) {
        Plan plan = known(actor, id);
        UnitTree tree = snapshots.units();
        StructureHealth before = structures.health(tree, plan.unitNo());
        return transactions.read(SYSTEM, () -> switch (redraw(tree, plan)) {
            case Outcome.Refused<Redrawn> refused ->
                new DryRun(refused.refusal(), null, List.of(), List.of(), before, before);
            case Outcome.Done<Redrawn> done -> {
                Reorganisation moves = moves(plan, done.value());
                yield new DryRun(
                        null,
                        done.value(),
                        modules.stream()
                                .map(module -> new DryRun.Affected(module.kind(), module.count(moves)))
                                .toList(),
                        modules.stream()
                                .flatMap(module -> module.findings(moves).stream())
                                .toList(),
                        before,
                        structures.health(tree, done.value(), plan.unitNo()));
            }
        });
    }

    /** Hands the plan to a second person. Refused while it does not fit, or another plan wants the same units that day. */
    public Outcome<Plan> submit(Actor actor, UUID id, Instant now) {
        known(actor, id);
        return transactions.write(SYSTEM, () -> {
            UnitTree tree = units.lock();
            Plan plan = rows.lock(id).orElseThrow(NotFound::new);
            return plan.submit(actor, now, day(now))
                    .then(submitted -> fitting(tree, submitted))
                    .map(submitted -> {
                        rows.setBefore(
                                submitted,
                                structures.health(tree, plan.unitNo()).asFigures());
                        return recorded(actor, written(submitted), "submitted");
                    });
        });
    }

    /** Lets the plan wait for its midnight. */
    public Outcome<Plan> approve(Actor actor, UUID id, String note, Instant now) {
        known(actor, id);
        return transactions.write(SYSTEM, () -> {
            UnitTree tree = units.lock();
            Plan plan = rows.lock(id).orElseThrow(NotFound::new);
            return plan.approve(actor, note, now, day(now))
                    .then(approved -> fitting(tree, approved))
                    .map(approved -> recorded(actor, written(approved), "approved"));
        });
    }

    public Outcome<Plan> reject(Actor actor, UUID id, String note, Instant now) {
        known(actor, id);
        return transactions.write(
                SYSTEM,
                () -> rows.lock(id)
                        .orElseThrow(NotFound::new)
                        .reject(actor, note, now)
                        .map(rejected -> recorded(actor, written(rejected), "rejected")));
    }

    /** Takes the plan back as long as its midnight has not come. */
    public Outcome<Plan> withdraw(Actor actor, UUID id, Instant now) {
        known(actor, id);
        return transactions.write(
                SYSTEM,
                () -> rows.lock(id)
                        .orElseThrow(NotFound::new)
                        .withdraw(now)
                        .map(withdrawn -> recorded(actor, written(withdrawn), "withdrawn")));
    }

    private Outcome<Plan> fitting(UnitTree tree, Plan plan) {
        return redraw(tree, plan).then(redrawn -> {
            List<Integer> touched = redrawn.claimed();
            Optional<String> rival = rows.findRival(plan.id(), plan.effective(), touched);
            if (rival.isPresent()) {
                return Outcome.refused(
                        "reorganisation.refused.rival",
                        rival.get(),
                        plan.effective().toString());
            }
            rows.setTouched(plan.id(), touched);
            return Outcome.done(plan);
        });
    }

    private Outcome<Redrawn> redraw(UnitTree tree, Plan plan) {
        return structures.redraw(tree, plan.unitNo(), plan.operations(), plan.effective());
    }

    static Reorganisation moves(Plan plan, Redrawn redrawn) {
        return moves(plan.id(), plan.title(), plan.effective(), redrawn);
    }

    static Reorganisation moves(UUID planId, String title, LocalDate day, Redrawn redrawn) {
        return new Reorganisation(
                planId, title, day, redrawn.heirs(), redrawn.receivers(), redrawn.departments(), regridded(redrawn));
    }

    private static Set<Integer> regridded(Redrawn redrawn) {
        return redrawn.drawn().stream()
                .filter(Redrawn.Drawn::isRedrawn)
                .map(Redrawn.Drawn::unitNo)
                .collect(Collectors.toSet());
    }

    private Plan written(Plan plan) {
        rows.update(plan);
        return plan;
    }

    private Plan recorded(Actor actor, Plan plan, String verb) {
        evidence.record(Act.of(
                actor,
                "reorganisation." + verb,
                new Subject("reorganisation", plan.id()),
                plan.unitNo(),
                Map.of(
                        "title", plan.title(),
                        "effective", plan.effective().toString(),
                        "operations", Integer.toString(plan.operations().size()))));
        return plan;
    }

    private Plan known(Actor actor, UUID id) {
        return find(actor, id).orElseThrow(NotFound::new);
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone.id());
    }
}
