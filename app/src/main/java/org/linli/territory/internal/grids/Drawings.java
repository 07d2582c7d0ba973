package org.linli.territory.internal.grids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridCell;
import org.linli.territory.GridDrawings;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.springframework.stereotype.Component;

/** Drawings of grids from the copy of today's to the published plan. */
@Component
public class Drawings implements GridDrawings {

    private static final int LOOKED_AT = 50;

    private final DrawingRows rows;
    private final Grounds grounds;
    private final Publishing publishing;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    Drawings(
            DrawingRows rows,
            Grounds grounds,
            Publishing publishing,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.rows = rows;
        this.grounds = grounds;
        this.publishing = publishing;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    @Override
    public Outcome<UUID> open(Actor actor, int unitNo, Instant now) {
        Unit unit = visibleUnit(actor, unitNo);
        if (unit.level().equals("grid")) {
            return Outcome.refused("grids.refused.is-a-grid", unit.name());
        }
        Optional<GridGround> ground = ground(unitNo);
        if (ground.isEmpty()) {
            return Outcome.refused("grids.refused.no-boundary", unit.name());
        }
        List<GridCell> cells = today(unitNo);
        return transactions.write(actor.scope(), () -> {
            UUID id = UuidV7.at(now);
            rows.insert(id, unitNo, ground.get().base(), actor, now);
            rows.put(rows.find(id).orElseThrow(), 1, cells);
            evidence.record(Act.of(
                    actor,
                    "territory.grids-drafted",
                    new Subject("grid-drawing", id),
                    unitNo,
                    Map.of("cells", Integer.toString(cells.size()))));
            return Outcome.done(id);
        });
    }

    /** The unit, if it is the actor's. */
    public Unit visibleUnit(Actor actor, int unitNo) {
        return snapshots
                .units()
                .find(unitNo)
                .filter(unit -> actor.scope().units().contains(unitNo))
                .orElseThrow(NotFound::new);
    }

    public GridDrawing get(Actor actor, UUID id) {
        GridDrawing found =
                transactions.read(actor.scope(), () -> rows.find(id)).orElseThrow(NotFound::new);
        if (found.state() == GridDrawing.State.IN_FORCE) {
            // Whichever server carried it out: who reads this here is to find the grids here.
            snapshots.refresh();
        }
        return found;
    }

    public List<GridDrawing> listNewest(Actor actor, int limit) {
        return transactions.read(actor.scope(), () -> rows.listNewest(limit));
    }

    public List<GridDrawing> listOf(Actor actor, int unitNo, int limit) {
        return transactions.read(actor.scope(), () -> rows.listOf(unitNo, limit));
    }

    @Override
    public Optional<UUID> findDraft(Actor actor, int unitNo) {
        return listOf(actor, unitNo, LOOKED_AT).stream()
                .filter(GridDrawing::isEditable)
                .map(GridDrawing::id)
                .findFirst();
    }

    @Override
    public List<GridCell> cells(Actor actor, UUID id) {
        GridDrawing drawing = get(actor, id);
        return transactions.read(actor.scope(), () -> rows.cells(id, drawing.revision()));
    }

    /** The grids that are there today, as cells. */
    public List<GridCell> today(int unitNo) {
        return grounds.cells(snapshots.units(), snapshots.boundaries(), unitNo);
    }

    /** Empty where the unit has lost its boundary. */
    public Optional<GridGround> ground(int unitNo) {
        return grounds.find(snapshots.units(), snapshots.boundaries(), unitNo);
    }

    /** What the checker says about the grids that are there today; empty where there are none or no ground. */
    public Optional<CellCheck.Result> checkToday(int unitNo) {
        List<GridCell> cells = today(unitNo);
        return cells.isEmpty()
                ? Optional.empty()
                : ground(unitNo).map(ground -> CellCheck.check(ground, cells, ground.base()));
    }

    public GridGround getGround(GridDrawing drawing) {
        return ground(drawing.unitNo()).orElseThrow(NotFound::new);
    }

    /** By what is asked of grids today. */
    public CellCheck.Result check(GridDrawing drawing, List<GridCell> cells) {
        return check(drawing, cells, getGround(drawing));
    }

    /** By what is asked of grids on the day from which the drawing is to hold. */
    public CellCheck.Result check(GridDrawing drawing, List<GridCell> cells, LocalDate day) {
        GridGround ground = getGround(drawing);
        return check(drawing, cells, ground.under(grounds.limits(snapshots.units(), drawing.unitNo(), day)));
    }

    /** That the ground has changed since concerns only who still draws on it. */
    private static CellCheck.Result check(GridDrawing drawing, List<GridCell> cells, GridGround ground) {
        return CellCheck.check(ground, cells, drawing.isEditable() ? drawing.base() : ground.base());
    }

    @Override
    public Outcome<Integer> save(Actor actor, UUID id, int revision, List<GridCell> cells, Instant now) {
        return change(actor, id, revision, now, drawing -> new Change(cells, drawing.keptRevision(), drawing.base()));
    }

    /** Puts other cells in the place of all, which can be brought back. */
    public Outcome<Integer> replace(Actor actor, UUID id, int revision, List<GridCell> cells, Instant now) {
        return change(actor, id, revision, now, drawing -> new Change(cells, drawing.revision(), drawing.base()));
    }

    /** Brings back the cells that were kept; those of now are kept instead. */
    public Outcome<Integer> restore(Actor actor, UUID id, int revision, Instant now) {
        GridDrawing known = get(actor, id);
        Integer kept = known.keptRevision();
        if (kept == null) {
            return Outcome.refused("grids.refused.nothing-kept");
        }
        List<GridCell> before = transactions.read(actor.scope(), () -> rows.cells(id, kept));
        return change(actor, id, revision, now, drawing -> new Change(before, drawing.revision(), drawing.base()));
    }

    /** Goes on after grids or boundary changed: cells of grids that are no more become new ones. */
    public Outcome<Integer> rebase(Actor actor, UUID id, int revision, Instant now) {
        GridDrawing known = get(actor, id);
        List<Integer> alive = Grounds.gridsOf(snapshots.units(), known.unitNo()).stream()
                .map(Unit::no)
                .toList();
        String base = getGround(known).base();
        List<GridCell> cells = cells(actor, id).stream()
                .map(cell -> cell.unitNo() == null || alive.contains(cell.unitNo())
                        ? cell
                        : new GridCell(cell.number(), cell.name(), cell.kind(), null, cell.use(), cell.shape()))
                .toList();
        return change(actor, id, revision, now, drawing -> new Change(cells, drawing.keptRevision(), base));
    }

    private record Change(List<GridCell> cells, @Nullable Integer kept, String base) {}

    private Outcome<Integer> change(
            Actor actor, UUID id, int revision, Instant now, Function<GridDrawing, Change> what) {
        return transactions.write(actor.scope(), () -> {
            GridDrawing drawing = rows.lock(id).orElseThrow(NotFound::new);
            if (!drawing.isEditable()) {
                return Outcome.refused("grids.refused.not-draft");
            }
            if (drawing.revision() != revision) {
                return Outcome.refused("grids.refused.changed");
            }
            Change change = what.apply(drawing);
            int next = revision + 1;
            rows.put(drawing, next, change.cells());
            rows.turnTo(drawing, next, change.kept(), change.base(), now);
            return Outcome.done(next);
        });
    }

    public Outcome<UUID> drop(Actor actor, UUID id, Instant now) {
        return recorded(actor, id, "territory.grids-dropped", () -> {
            GridDrawing drawing = rows.lock(id).orElseThrow(NotFound::new);
            if (!drawing.isEditable()) {
                return Outcome.refused("grids.refused.not-draft");
            }
            rows.drop(id, now);
            return Outcome.done(id);
        });
    }

    private Outcome<UUID> recorded(Actor actor, UUID id, String verb, Supplier<Outcome<UUID>> act) {
        return transactions.write(
                actor.scope(),
                () -> act.get().map(done -> {
                    int unitNo = rows.find(id).orElseThrow().unitNo();
                    evidence.record(Act.of(actor, verb, new Subject("grid-drawing", id), unitNo, Map.of()));
                    return done;
                }));
    }

    @Override
    public Outcome<UUID> publish(Actor actor, UUID id, int revision, LocalDate day, Instant now) {
        get(actor, id);
        return publishing.publish(actor, id, revision, day, now);
    }
}
