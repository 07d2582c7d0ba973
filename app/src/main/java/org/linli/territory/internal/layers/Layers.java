package org.linli.territory.internal.layers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridLayers;
import org.linli.territory.ImportReport;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.grids.Grounds;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Layers of grids and the integrated grid each of them belongs to: proposed by ground, confirmed by a person. */
@Component
public class Layers implements GridLayers {

    private final LayerGridRows rows;
    private final LayerWriting writing;
    private final Territory territory;
    private final Snapshots snapshots;
    private final UnitReach reach;
    private final Transactions transactions;
    private final Evidence evidence;

    Layers(
            LayerGridRows rows,
            LayerWriting writing,
            Territory territory,
            Snapshots snapshots,
            UnitReach reach,
            Transactions transactions,
            Evidence evidence) {
        this.rows = rows;
        this.writing = writing;
        this.territory = territory;
        this.snapshots = snapshots;
        this.reach = reach;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /**
     * The unit with the largest part of a grid's ground.
     *
     * @param share of the ground, 0 to 1
     */
    public record Proposal(Unit unit, double share) {

        private static final double CLEAR = 0.6;

        /** Whether it lies there and not across several. */
        public boolean isClear() {
            return share >= CLEAR;
        }
    }

    public List<String> keys() {
        return rows.layers();
    }

    /** At a unit or below, on a day of the past; from today on also those that begin later. */
    public List<LayerGrid> listOf(Actor actor, int unitNo, LocalDate day, boolean withGround) {
        NumberRanges units = numbers(actor, unitNo);
        return transactions.read(
                actor.scope(), () -> rows.list(units, day, !day.isBefore(snapshots.today()), withGround));
    }

    /** At a unit or below on a day, or what belongs to it on that day if it is a grid. */
    public List<LayerGrid> listOn(Actor actor, int unitNo, LocalDate day, boolean withGround) {
        Unit unit = reach.get(actor, unitNo);
        boolean isGrid = unit.level().equals(Grounds.GRID);
        Integer parentNo = unit.parentNo();
        NumberRanges units = territory.numbersAtOrBelow(isGrid && parentNo != null ? parentNo : unitNo);
        return transactions.read(actor.scope(), () -> rows.list(units, day, false, withGround)).stream()
                .filter(grid -> !isGrid
                        || grid.belongingOn(day)
                                .filter(one -> one.gridNo() == unitNo)
                                .isPresent())
                .toList();
    }

    @Override
    public boolean hasAny(Actor actor, int unitNo) {
        return !listOf(actor, unitNo, snapshots.today(), false).isEmpty();
    }

    @Override
    public Optional<Unit> findGrid(Actor actor, int unitNo, String layer, String code, LocalDate day) {
        List<Integer> found = listOn(actor, unitNo, day, false).stream()
                .filter(grid -> grid.layer().equals(layer) && grid.code().equals(code))
                .flatMap(grid -> grid.belongingOn(day).stream())
                .map(LayerGrid.Belonging::gridNo)
                .distinct()
                .toList();
        return found.size() == 1 ? territory.findUnit(found.getFirst(), day) : Optional.empty();
    }

    /** The integrated grid of its unit that a grid of a layer should belong to; empty without ground in common. */
    public Optional<Proposal> propose(LayerGrid grid) {
        Geometry shape = grid.shape();
        return shape == null
                ? Optional.empty()
                : new LayerGround(snapshots.boundaries())
                        .largest(Grounds.gridsOf(snapshots.units(), grid.unitNo()), shape);
    }

    @Override
    public Outcome<Integer> load(
            Actor actor, int unitNo, String layer, List<Drawn> grids, LocalDate from, Instant now) {
        List<LayerCell> cells = new ArrayList<>();
        grids.forEach(grid -> cells.add(LayerCell.of(cells.size() + 1, grid)));
        return take(
                actor,
                unitNo,
                now,
                ignored -> plan(unitNo, layer, from, "", cells, false)
                        .then(plan -> plan.report().rows().stream()
                                .filter(row -> row.verdict() == Verdict.REFUSED)
                                .map(ImportReport.Row::remarks)
                                .map(List::getFirst)
                                .findFirst()
                                .<Outcome<LayerPlan>>map(Outcome::refused)
                                .orElseGet(() -> Outcome.done(plan))));
    }

    /** What of a plan can be written is; refused where the plan is, and where nothing would change. */
    Outcome<Integer> take(Actor actor, int unitNo, Instant now, Function<Unit, Outcome<LayerPlan>> planning) {
        Unit unit = reach.get(actor, unitNo);
        return transactions.write(actor.scope(), () -> {
            rows.alone();
            return planning.apply(unit).then(plan -> {
                if (plan.effective() == 0) {
                    return Outcome.refused("grids.layers.refused.unchanged");
                }
                writing.write(plan, now);
                record(
                        actor,
                        "territory.layer-grids-loaded",
                        unit,
                        Map.of(
                                "layer",
                                plan.layer(),
                                "day",
                                plan.from().toString(),
                                "grids",
                                Integer.toString(plan.effective())));
                return Outcome.done(plan.effective());
            });
        });
    }

    /** In a transaction under the scope of whoever asks. */
    Outcome<LayerPlan> plan(
            int unitNo, String layer, LocalDate from, String file, List<LayerCell> cells, boolean isComplete) {
        return allowed(layer, from, isComplete).map(ignored -> {
            Unit unit = snapshots.units().find(unitNo).orElseThrow(NotFound::new);
            List<LayerGrid> standing = rows.list(territory.numbersAtOrBelow(unitNo), from, true, true).stream()
                    .filter(grid -> grid.layer().equals(layer))
                    .toList();
            return new LayerPlanner(
                            new LayerPlaces(snapshots.units(), snapshots.boundaries(), unit),
                            new LayerGround(snapshots.boundaries()),
                            from,
                            snapshots.today(),
                            standing)
                    .plan(layer, file, cells, isComplete);
        });
    }

    /** Days past are filled in grid by grid, where nothing is known of them; nothing ends in the past. */
    Outcome<LocalDate> allowed(String layer, LocalDate from, boolean isComplete) {
        if (!keys().contains(layer)) {
            return Outcome.refused("grids.layers.refused.layer");
        }
        return isComplete && from.isBefore(snapshots.today())
                ? Outcome.refused("grids.layers.refused.past-complete", from.toString())
                : Outcome.done(from);
    }

    private Outcome<LocalDate> notPast(LocalDate day) {
        return day.isBefore(snapshots.today())
                ? Outcome.refused("grids.refused.past", day.toString())
                : Outcome.done(day);
    }

    /**
     * Confirms the integrated grid of one grid; also for days past, if nothing was confirmed of it yet and both were there on
     * the day.
     */
    public Outcome<Integer> confirm(Actor actor, int unitNo, UUID id, int gridNo, LocalDate from) {
        LayerGrid found = get(actor, unitNo, id);
        boolean isHere =
                Grounds.gridsOf(snapshots.units(), found.unitNo()).stream().anyMatch(unit -> unit.no() == gridNo);
        if (!isHere) {
            return Outcome.refused("grids.layers.refused.foreign");
        }
        boolean isFirst = found.belongings().isEmpty()
                && !from.isBefore(found.from())
                && !from.isBefore(
                        snapshots.units().findEntry(gridNo).orElseThrow().bornOn());
        return (isFirst ? Outcome.done(from) : notPast(from))
                .then(day -> map(actor, unitNo, Map.of(found, gridNo), day));
    }

    @Override
    public Outcome<Integer> confirmProposed(Actor actor, int unitNo, String layer, LocalDate from) {
        Map<LayerGrid, Integer> proposed = new LinkedHashMap<>();
        listOf(actor, unitNo, snapshots.today(), true).stream()
                .filter(grid -> grid.layer().equals(layer) && grid.belongings().isEmpty())
                .forEach(grid -> propose(grid)
                        .filter(Proposal::isClear)
                        .ifPresent(
                                proposal -> proposed.put(grid, proposal.unit().no())));
        return proposed.isEmpty()
                ? Outcome.refused("grids.layers.refused.nothing")
                : notPast(from).then(day -> map(actor, unitNo, proposed, day));
    }

    private Outcome<Integer> map(Actor actor, int unitNo, Map<LayerGrid, Integer> mapping, LocalDate day) {
        return transactions.write(actor.scope(), () -> {
            rows.alone();
            Optional<LayerGrid> ended =
                    mapping.keySet().stream().filter(grid -> grid.isOver(day)).findFirst();
            if (ended.isPresent()) {
                return Outcome.refused("grids.layers.refused.ended", ended.get().code());
            }
            mapping.forEach((grid, gridNo) -> {
                LocalDate first = LayerGrid.latest(day, grid.from());
                if (!grid.belongsFrom(first, gridNo)) {
                    rows.unmapFrom(grid.id(), first);
                    rows.map(grid.id(), grid.unitNo(), gridNo, first, null);
                }
            });
            record(
                    actor,
                    "territory.layer-grids-mapped",
                    reach.get(actor, unitNo),
                    Map.of("day", day.toString(), "grids", Integer.toString(mapping.size())));
            return Outcome.done(mapping.size());
        });
    }

    /** {@code day} is the first one without it. */
    public Outcome<Integer> end(Actor actor, int unitNo, UUID id, LocalDate day) {
        LayerGrid grid = get(actor, unitNo, id);
        return notPast(day)
                .then(sound -> transactions.write(actor.scope(), () -> {
                    rows.alone();
                    rows.endFrom(grid.id(), sound);
                    record(
                            actor,
                            "territory.layer-grid-ended",
                            reach.get(actor, unitNo),
                            Map.of("layer", grid.layer(), "code", grid.code(), "day", sound.toString()));
                    return Outcome.done(1);
                }));
    }

    private LayerGrid get(Actor actor, int unitNo, UUID id) {
        return listOf(actor, unitNo, snapshots.today(), false).stream()
                .filter(grid -> grid.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private NumberRanges numbers(Actor actor, int unitNo) {
        return territory.numbersAtOrBelow(reach.get(actor, unitNo).no());
    }

    private void record(Actor actor, String verb, Unit unit, Map<String, String> facts) {
        evidence.record(Act.of(actor, verb, new Subject("unit", unit.id()), unit.no(), facts));
    }
}
