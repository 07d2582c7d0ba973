package org.linli.territory.internal.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linli.geo.CoordinateSystem;
import org.linli.territory.GridCell;
import org.linli.territory.TerritoryImports.Progress;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryWriter;
import org.linli.territory.internal.BoundaryWriter.BoundaryRow;
import org.linli.territory.internal.GridUses;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.UnitLoader;
import org.linli.territory.internal.UnitRow;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.UnitWriter;
import org.linli.territory.internal.boundaries.BoundaryPlan;
import org.linli.territory.internal.boundaries.BoundaryPlan.NewGrid;
import org.linli.territory.internal.divisions.DivisionPlan;
import org.linli.territory.internal.divisions.DivisionPlan.ChangedUnit;
import org.linli.territory.internal.divisions.DivisionPlan.NewUnit;
import org.springframework.stereotype.Component;

/** Writes plans inside the transaction that made them. Answers the topmost unit concerned, 0 if nothing changed. */
@Component
class PlanWriter {

    private static final int CHUNK = 5_000;

    private final UnitWriter units;
    private final UnitLoader loader;
    private final BoundaryWriter boundaries;
    private final GridUses uses;

    PlanWriter(UnitWriter units, UnitLoader loader, BoundaryWriter boundaries, GridUses uses) {
        this.uses = uses;
        this.units = units;
        this.loader = loader;
        this.boundaries = boundaries;
    }

    int write(DivisionPlan plan, UnitTree tree, LocalDate since, Progress progress) {
        int total = plan.added().size() + plan.changed().size() + plan.uses().size();
        if (total == 0) {
            return 0;
        }
        Map<String, Integer> numbers = new HashMap<>();
        List<Integer> taken = units.takeNumbers(plan.added().size());
        List<UnitRow> added = new ArrayList<>(plan.added().size());
        for (int i = 0; i < plan.added().size(); i++) {
            NewUnit unit = plan.added().get(i);
            numbers.put(unit.code(), taken.get(i));
            added.add(row(unit, taken.get(i), parentNo(unit.parentCode(), numbers, tree)));
        }
        loader.load(added, tree, (done, all) -> progress.at(done, total));
        List<UnitRow> changed = plan.changed().stream()
                .map(unit -> row(unit, parentNo(unit.parentCode(), numbers, tree), since))
                .toList();
        if (!changed.isEmpty()) {
            units.change(changed, since);
            units.recount();
        }
        putUses(plan, taken, since);
        progress.at(total, total);
        if (!added.isEmpty()) {
            return top(added.getFirst());
        }
        return changed.isEmpty()
                ? plan.uses().keySet().iterator().next()
                : changed.getFirst().no();
    }

    int write(BoundaryPlan plan, UnitTree tree, CoordinateSystem datum, String source, Progress progress) {
        int total = plan.grids().size() + plan.boundaries().size();
        if (total == 0) {
            return 0;
        }
        List<BoundaryRow> redrawn = plan.boundaries().stream()
                .map(boundary -> new BoundaryRow(boundary.unitNo(), boundary.shape(), boundary.since()))
                .toList();
        List<BoundaryRow> drawn = addGrids(plan.grids(), tree);
        for (int from = 0; from < redrawn.size(); from += CHUNK) {
            int to = Math.min(redrawn.size(), from + CHUNK);
            boundaries.put(redrawn.subList(from, to), datum, source);
            progress.at(to, total);
        }
        for (int from = 0; from < drawn.size(); from += CHUNK) {
            int to = Math.min(drawn.size(), from + CHUNK);
            boundaries.putFirst(drawn.subList(from, to), datum, source);
            progress.at(redrawn.size() + to, total);
        }
        return plan.boundaries().isEmpty()
                ? plan.grids().getFirst().communityNo()
                : plan.boundaries().getFirst().unitNo();
    }

    /** Answers their boundaries, which are still to be written. */
    private List<BoundaryRow> addGrids(List<NewGrid> grids, UnitTree tree) {
        if (grids.isEmpty()) {
            return List.of();
        }
        LevelNames levels = units.levelNames();
        LevelNames.Level level = levels.levels().stream()
                .filter(one -> one.key().equals("grid"))
                .findFirst()
                .orElseThrow();
        List<Integer> taken = units.takeNumbers(grids.size());
        List<UnitRow> rows = new ArrayList<>(grids.size());
        List<BoundaryRow> shapes = new ArrayList<>(grids.size());
        for (int i = 0; i < grids.size(); i++) {
            NewGrid grid = grids.get(i);
            rows.add(new UnitRow(
                    taken.get(i),
                    grid.code(),
                    null,
                    grid.name(),
                    level.key(),
                    levels.nameOf(level, grid.name(), 0),
                    UnitRow.Kind.GRID,
                    grid.communityNo(),
                    grid.since()));
            shapes.add(new BoundaryRow(taken.get(i), grid.shape(), grid.since()));
        }
        loader.load(rows, tree, Progress.SILENT);
        putUses(grids, taken);
        return shapes;
    }

    private void putUses(DivisionPlan plan, List<Integer> numbers, LocalDate since) {
        Map<Integer, GridCell.Use> wanted = new HashMap<>();
        plan.uses().forEach((no, use) -> use.ifPresent(stated -> wanted.put(no, stated)));
        uses.putFrom(plan.uses().keySet(), wanted, since);
        Map<LocalDate, Map<Integer, GridCell.Use>> bySince = new TreeMap<>();
        for (int i = 0; i < plan.added().size(); i++) {
            NewUnit unit = plan.added().get(i);
            GridCell.Use use = unit.use();
            if (use != null) {
                bySince.computeIfAbsent(unit.since(), day -> new HashMap<>()).put(numbers.get(i), use);
            }
        }
        bySince.forEach((day, begun) -> uses.putFrom(begun.keySet(), begun, day));
    }

    private void putUses(List<NewGrid> grids, List<Integer> numbers) {
        Map<LocalDate, Map<Integer, GridCell.Use>> bySince = new TreeMap<>();
        for (int i = 0; i < grids.size(); i++) {
            GridCell.Use use = grids.get(i).use();
            if (use != null) {
                bySince.computeIfAbsent(grids.get(i).since(), day -> new HashMap<>())
                        .put(numbers.get(i), use);
            }
        }
        bySince.forEach((day, wanted) -> uses.putFrom(wanted.keySet(), wanted, day));
    }

    private static UnitRow row(NewUnit unit, int no, @Nullable Integer parentNo) {
        return new UnitRow(
                no,
                unit.code(),
                unit.civilCode(),
                unit.name(),
                unit.level(),
                unit.levelName(),
                UnitRow.Kind.ofLevel(unit.level()),
                parentNo,
                unit.since());
    }

    private static UnitRow row(ChangedUnit unit, @Nullable Integer parentNo, LocalDate since) {
        return new UnitRow(
                unit.no(),
                unit.code(),
                unit.civilCode(),
                unit.name(),
                unit.level(),
                unit.levelName(),
                UnitRow.Kind.ofLevel(unit.level()),
                parentNo,
                since);
    }

    private static @Nullable Integer parentNo(
            @Nullable String parentCode, Map<String, Integer> numbers, UnitTree tree) {
        if (parentCode == null) {
            return null;
        }
        Integer added = numbers.get(parentCode);
        return added != null
                ? added
                : Optional.of(parentCode)
                        .flatMap(tree::findByCode)
                        .map(Unit::no)
                        .orElseThrow();
    }

    private static int top(UnitRow first) {
        return first.parentNo() == null ? first.no() : first.parentNo();
    }
}
