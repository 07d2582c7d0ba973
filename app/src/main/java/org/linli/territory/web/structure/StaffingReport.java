package org.linli.territory.web.structure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.GridStaff.Kind;
import org.linli.territory.Unit;

/**
 * Where grids lack a full-timer or have more than one, who serves several, and how many work as what (M01-04).
 *
 * @param vacant grids without a full-timer, those without anybody among them
 * @param overStaffed grids with more than one full-timer, as a reorganisation may leave behind
 * @param people persons by kind; who works as two is counted twice
 * @param assignments of a person to a grid
 * @param listed at most so many are shown
 */
public record StaffingReport(
        int grids,
        List<Grid> vacant,
        List<Grid> overStaffed,
        List<Spread> spread,
        Map<Kind, Integer> people,
        int assignments,
        int listed) {

    /** A grid with those who look after it. */
    public record Grid(Unit unit, Unit community, List<GridWorker> workers) {

        /** How many of them are full-timers. */
        public long fullTimers() {
            return workers.stream()
                    .filter(worker -> worker.kind() == Kind.FULL_TIME)
                    .map(GridWorker::accountId)
                    .distinct()
                    .count();
        }
    }

    /** A person who looks after several grids. */
    public record Spread(GridWorker worker, List<Unit> grids) {}

    /** Grids that nobody looks after at all. */
    public long deserted() {
        return vacant.stream().filter(grid -> grid.workers().isEmpty()).count();
    }

    public int people(Kind kind) {
        return people.getOrDefault(kind, 0);
    }

    /** Workers a grid; 0 where there are no grids. */
    public double perGrid() {
        return grids == 0 ? 0 : (double) assignments / grids;
    }

    /** @param workers by number of the grid, all of them asked for at once */
    public static StaffingReport of(
            List<Unit> grids, Map<Integer, List<GridWorker>> workers, UnaryOperator<Unit> communityOf, int listed) {
        List<Grid> vacant = new ArrayList<>();
        List<Grid> overStaffed = new ArrayList<>();
        Map<UUID, Map<Kind, GridWorker>> kinds = new LinkedHashMap<>();
        Map<UUID, Spread> served = new LinkedHashMap<>();
        int assignments = 0;
        for (Unit unit : grids) {
            Grid grid = new Grid(unit, communityOf.apply(unit), workers.getOrDefault(unit.no(), List.of()));
            long fullTimers = grid.fullTimers();
            if (fullTimers != 1) {
                (fullTimers == 0 ? vacant : overStaffed).add(grid);
            }
            for (GridWorker worker : grid.workers()) {
                List<Unit> own = served.computeIfAbsent(worker.accountId(), id -> new Spread(worker, new ArrayList<>()))
                        .grids();
                if (!own.contains(unit)) {
                    own.add(unit);
                    assignments++;
                }
                Kind kind = worker.kind();
                if (kind != null) {
                    kinds.computeIfAbsent(worker.accountId(), id -> new EnumMap<>(Kind.class))
                            .put(kind, worker);
                }
            }
        }
        Map<Kind, Integer> people = new EnumMap<>(Kind.class);
        kinds.values().forEach(held -> held.keySet().forEach(kind -> people.merge(kind, 1, Integer::sum)));
        return new StaffingReport(
                grids.size(),
                vacant,
                overStaffed,
                served.values().stream().filter(one -> one.grids().size() > 1).toList(),
                people,
                assignments,
                listed);
    }
}
