package org.linli.territory.internal.layers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Geometry;

/** Compares grids that were sent with those of the layer that are there from a day on. */
final class LayerPlanner {

    private static final double MOST_OUTSIDE = 0.05;

    private final LayerPlaces places;
    private final LayerGround ground;
    private final LocalDate from;
    private final LocalDate today;
    private final List<LayerGrid> standing;
    private final Map<String, List<LayerGrid>> byCode;
    private final Map<String, Integer> lines = new HashMap<>();

    /** @param standing grids of the layer that are there on the day or later */
    LayerPlanner(LayerPlaces places, LayerGround ground, LocalDate from, LocalDate today, List<LayerGrid> standing) {
        this.today = today;
        this.places = places;
        this.ground = ground;
        this.from = from;
        this.standing = List.copyOf(standing);
        this.byCode = standing.stream().collect(Collectors.groupingBy(grid -> grid.unitNo() + " " + grid.code()));
    }

    /** @param isComplete whether what was not sent ends */
    LayerPlan plan(String layer, String file, List<LayerCell> cells, boolean isComplete) {
        List<LayerPlan.Step> steps = cells.stream().map(this::step).toList();
        Set<UUID> kept = new HashSet<>();
        steps.forEach(step -> step.before().forEach(grid -> kept.add(grid.id())));
        // A grid that was sent, though badly, was not left out.
        Set<String> refused = new HashSet<>();
        steps.stream()
                .filter(step -> step.verdict() == Verdict.REFUSED)
                .forEach(step -> refused.add(step.cell().code()));
        List<LayerGrid> ending = isComplete
                ? standing.stream()
                        .filter(grid -> !kept.contains(grid.id()) && !refused.contains(grid.code()))
                        .toList()
                : List.of();
        return new LayerPlan(layer, from, file, steps, ending);
    }

    private LayerPlan.Step step(LayerCell cell) {
        Optional<Refusal> flaw = cell.flaw();
        if (flaw.isPresent()) {
            return refused(cell, flaw.get());
        }
        return switch (places.place(cell)) {
            case Outcome.Refused<Unit> nowhere -> refused(cell, nowhere.refusal());
            case Outcome.Done<Unit> place -> at(cell, place.value());
        };
    }

    private LayerPlan.Step at(LayerCell cell, Unit unit) {
        String key = unit.no() + " " + cell.code();
        Integer first = lines.putIfAbsent(key, cell.line());
        if (first != null) {
            return refused(cell, Refusal.of("grids.layers.bad.twice", first));
        }
        Optional<Unit> grid = cell.gridText().isEmpty() ? Optional.empty() : places.findGrid(unit, cell.gridText());
        if (grid.isEmpty() && !cell.gridText().isEmpty()) {
            return refused(cell, Refusal.of("grids.layers.bad.grid", unit.name(), LayerCell.shown(cell.gridText())));
        }
        List<LayerGrid> before = byCode.getOrDefault(key, List.of());
        Optional<Refusal> contradiction = contradiction(unit, grid, before);
        if (contradiction.isPresent()) {
            return refused(cell, contradiction.get());
        }
        Verdict verdict = before.isEmpty()
                ? Verdict.ADDED
                : isSame(cell, before, grid.orElse(null)) ? Verdict.UNCHANGED : Verdict.CHANGED;
        return new LayerPlan.Step(
                cell, unit, grid.orElse(null), before, verdict, remarks(cell, unit, grid, before, verdict));
    }

    /** What was is not rewritten: a day past is filled in only where nothing is known of it and all was there. */
    private Optional<Refusal> contradiction(Unit unit, Optional<Unit> grid, List<LayerGrid> before) {
        if (!from.isBefore(today)) {
            return Optional.empty();
        }
        if (!before.isEmpty()) {
            return Optional.of(Refusal.of(
                    "grids.layers.bad.known", before.getFirst().from().toString()));
        }
        return Stream.concat(Stream.of(unit), grid.stream())
                .filter(one -> places.bornOn(one).isAfter(from))
                .findFirst()
                .map(one -> Refusal.of(
                        "grids.layers.bad.unborn",
                        one.name(),
                        places.bornOn(one).toString()));
    }

    private boolean isSame(LayerCell cell, List<LayerGrid> before, @Nullable Unit grid) {
        LayerGrid known = before.getFirst();
        return before.size() == 1
                && known.until() == null
                && !known.from().isAfter(from)
                && known.name().equals(cell.name())
                && keepsGround(cell, known)
                && (grid == null || known.belongsFrom(from, grid.no()));
    }

    /** Whether nothing else is said about the ground. */
    static boolean keepsGround(LayerCell cell, LayerGrid known) {
        Geometry sent = cell.shape();
        Geometry there = known.shape();
        return sent == null || (there != null && sent.equalsExact(there));
    }

    private List<Refusal> remarks(
            LayerCell cell, Unit unit, Optional<Unit> grid, List<LayerGrid> before, Verdict verdict) {
        List<Refusal> remarks = new ArrayList<>(cell.remarks());
        grid.ifPresent(known -> remarks.add(Refusal.of("grids.layers.note.grid", known.name())));
        boolean losesGrid = verdict == Verdict.CHANGED
                && grid.isEmpty()
                && before.stream()
                        .anyMatch(one ->
                                !keepsGround(cell, one) && !one.belongings().isEmpty());
        if (losesGrid) {
            remarks.add(Refusal.of("grids.layers.note.ground"));
        }
        if (places.communities().size() > 1) {
            remarks.add(Refusal.of("grids.layers.note.unit", unit.name()));
        }
        Geometry shape = cell.shape();
        if (shape != null && ground.isKnown(unit)) {
            double outside = 1 - ground.share(unit, shape);
            if (outside > MOST_OUTSIDE) {
                remarks.add(Refusal.of("grids.layers.note.outside", Math.round(outside * 100), unit.name()));
            }
        }
        return remarks;
    }

    private static LayerPlan.Step refused(LayerCell cell, Refusal reason) {
        return new LayerPlan.Step(cell, null, null, List.of(), Verdict.REFUSED, List.of(reason));
    }
}
