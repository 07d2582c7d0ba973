package org.linli.territory.internal.grids;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.geo.GridArea;
import org.linli.geo.GridFinding;
import org.linli.geo.Wkb;
import org.linli.geo.code.UnitGridCode;
import org.linli.geo.code.UnitGridNumbering;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridCell;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.linli.territory.internal.grids.GridDrawing.State;
import org.linli.territory.internal.reorganisation.DryRun;
import org.linli.territory.internal.reorganisation.GridPlans;
import org.linli.territory.internal.reorganisation.Operation;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a plan of a drawing, unless the checker, the structure or another drawing says no. */
@Component
public class Publishing {

    private static final Scope SYSTEM = new Scope.SystemJob(new Purpose("territory.grids"));
    private static final int COMMUNITY_DIGITS = 12;
    private static final int MOST_GRIDS = 999;
    private static final int LOOKED_AT = 50;

    private final DrawingRows rows;
    private final Grounds grounds;
    private final GridPlans plans;
    private final UnitWriter units;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    Publishing(
            DrawingRows rows,
            Grounds grounds,
            GridPlans plans,
            UnitWriter units,
            Snapshots snapshots,
            Transactions transactions,
            JdbcClient jdbc) {
        this.rows = rows;
        this.grounds = grounds;
        this.plans = plans;
        this.units = units;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    Outcome<UUID> publish(Actor actor, UUID id, int revision, LocalDate day, Instant now) {
        Outcome<UUID> outcome = transactions.write(SYSTEM, () -> {
            UnitTree tree = units.lock();
            BoundaryIndex boundaries = units.boundaries();
            GridDrawing drawing = rows.lock(id).orElseThrow(NotFound::new);
            if (!drawing.isEditable()) {
                return Outcome.refused("grids.refused.not-draft");
            }
            if (drawing.revision() != revision) {
                return Outcome.refused("grids.refused.changed");
            }
            if (rows.listOf(drawing.unitNo(), LOOKED_AT).stream().anyMatch(other -> other.state() == State.PUBLISHED)) {
                return Outcome.refused("grids.refused.waiting");
            }
            Optional<GridGround> ground = grounds.find(tree, boundaries, drawing.unitNo());
            if (ground.isEmpty()) {
                return Outcome.refused("grids.refused.no-boundary", "");
            }
            List<GridCell> cells = rows.cells(id, revision);
            GridGround then = ground.get().under(grounds.limits(tree, drawing.unitNo(), day));
            CellCheck.Result result = CellCheck.check(then, cells, drawing.base());
            if (!result.isPublishable()) {
                return Outcome.refused("grids.refused.errors", result.errors());
            }
            Operation.RedrawGrids redraw = redraw(tree, boundaries, drawing, cells, ground.get());
            String title = title(tree, drawing.unitNo());
            return plans.approve(tree, actor, title, digest(result, cells), day, redraw, now)
                    .map(plan -> {
                        rows.publish(id, plan, now);
                        return plan;
                    });
        });
        if (outcome instanceof Outcome.Done<UUID> done) {
            plans.begin(done.value(), now);
        }
        return outcome;
    }

    /** What publishing would do today; nothing is written. */
    public DryRun tryOut(GridDrawing drawing, LocalDate day) {
        return transactions.read(SYSTEM, () -> {
            UnitTree tree = snapshots.units();
            GridGround ground =
                    grounds.find(tree, snapshots.boundaries(), drawing.unitNo()).orElseThrow(NotFound::new);
            List<GridCell> cells = rows.cells(drawing.id(), drawing.revision());
            return plans.tryOut(
                    tree,
                    title(tree, drawing.unitNo()),
                    day,
                    redraw(tree, snapshots.boundaries(), drawing, cells, ground));
        });
    }

    /** Whether new grids get codes: only below a unit with twelve digits, and while there are sequences left. */
    public boolean givesCodes(int unitNo) {
        return snapshots
                .units()
                .find(unitNo)
                .map(unit -> unit.code().length() == COMMUNITY_DIGITS)
                .orElse(false);
    }

    private static String title(UnitTree tree, int unitNo) {
        String name = tree.find(unitNo).map(Unit::name).orElse("");
        return name + "网格调整";
    }

    private Operation.RedrawGrids redraw(
            UnitTree tree, BoundaryIndex boundaries, GridDrawing drawing, List<GridCell> cells, GridGround ground) {
        Map<Integer, Geometry> before = new HashMap<>();
        Grounds.gridsOf(tree, drawing.unitNo())
                .forEach(
                        grid -> before.put(grid.no(), boundaries.find(grid.no()).orElseGet(ground::parent)));
        Map<Integer, UnitGridCode> codes = codes(tree, drawing.unitNo(), cells);
        return new Operation.RedrawGrids(
                drawing.unitNo(),
                drawing.id(),
                drawing.revision(),
                cells.stream().map(cell -> cell(cell, before, codes)).toList(),
                Succession.of(before, cells, ground));
    }

    private static Operation.Cell cell(GridCell cell, Map<Integer, Geometry> before, Map<Integer, UnitGridCode> codes) {
        Integer unitNo = cell.unitNo();
        UnitGridCode code = codes.get(cell.number());
        Geometry old = unitNo == null ? null : before.get(unitNo);
        return new Operation.Cell(
                cell.number(),
                cell.name(),
                unitNo,
                code == null ? null : code.digits(),
                old == null || !old.equalsTopo(cell.shape()));
    }

    /** Codes of new cells, from the first sequence that no grid ever had. */
    private Map<Integer, UnitGridCode> codes(UnitTree tree, int unitNo, List<GridCell> cells) {
        String community = tree.find(unitNo).map(Unit::code).orElse("");
        List<GridArea> fresh = cells.stream()
                .filter(cell -> cell.unitNo() == null && cell.shape().isValid())
                .map(cell -> new GridArea(cell.number(), cell.shape()))
                .toList();
        if (community.length() != COMMUNITY_DIGITS || fresh.isEmpty()) {
            return Map.of();
        }
        int first =
                jdbc.sql("""
                        SELECT coalesce(max(right(code, 3)::integer), 0) + 1
                        FROM unit_version
                        WHERE code LIKE :community || '___'
                        """).param("community", community).query(Integer.class).single();
        return first + fresh.size() - 1 > MOST_GRIDS ? Map.of() : UnitGridNumbering.of(community, fresh, first);
    }

    /** What the checker said about which cells, so that it can be proven later. */
    private static String digest(CellCheck.Result result, List<GridCell> cells) {
        MessageDigest digest = Grounds.sha256();
        for (GridCell cell : cells) {
            digest.update((cell.number() + " " + cell.name() + " " + cell.unitNo() + " " + cell.kind() + " "
                            + cell.use() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            digest.update(Wkb.write(cell.shape()));
        }
        for (GridFinding finding : result.report().findings()) {
            digest.update((finding.key() + " " + finding.grids() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
