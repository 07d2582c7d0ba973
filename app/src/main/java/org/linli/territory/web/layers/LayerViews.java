package org.linli.territory.web.layers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.kernel.Actor;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.layers.LayerGrid;
import org.linli.territory.internal.layers.Layers;
import org.springframework.stereotype.Component;

/** Grids of layers as pages show them. */
@Component
public class LayerViews {

    private final Layers layers;
    private final Territory territory;
    private final Snapshots snapshots;

    LayerViews(Layers layers, Territory territory, Snapshots snapshots) {
        this.layers = layers;
        this.territory = territory;
        this.snapshots = snapshots;
    }

    List<LayerView> ofEach(List<LayerGrid> grids, LocalDate day) {
        return layers.keys().stream()
                .map(key -> new LayerView(
                        key,
                        grids.stream()
                                .filter(grid -> grid.layer().equals(key))
                                .map(grid -> line(grid, day))
                                .toList()))
                .toList();
    }

    /** The layers of which something belongs to an integrated grid today; none for other units and for those elsewhere. */
    public List<LayerView> ofGrid(Actor actor, Unit unit) {
        boolean isHere = unit.level().equals("grid")
                && actor.scope().units().contains(unit.no())
                && snapshots.units().find(unit.no()).isPresent();
        LocalDate today = snapshots.today();
        return isHere
                ? ofEach(layers.listOn(actor, unit.no(), today, false), today).stream()
                        .filter(view -> !view.lines().isEmpty())
                        .toList()
                : List.of();
    }

    private LayerView.Line line(LayerGrid grid, LocalDate day) {
        Optional<Unit> mapped = integrated(grid, day);
        Optional<Layers.Proposal> proposal = day.isBefore(snapshots.today())
                ? Optional.empty()
                : layers.propose(grid)
                        .filter(one -> mapped.isEmpty()
                                || (one.isClear()
                                        && mapped.get().no() != one.unit().no()));
        return new LayerView.Line(
                grid,
                mapped.orElse(null),
                proposal.orElse(null),
                grid.later(day).stream()
                        .map(later -> new LayerView.Later(
                                later.from().toString(),
                                territory
                                        .findUnit(later.gridNo())
                                        .map(Unit::name)
                                        .orElse("")))
                        .toList());
    }

    private Optional<Unit> integrated(LayerGrid grid, LocalDate day) {
        return grid.belongingOn(day)
                .flatMap(one -> territory
                        .findUnit(one.gridNo(), LayerGrid.latest(day, grid.from()))
                        .or(() -> territory.findUnit(one.gridNo())));
    }

    /** Integrated grids of a day with what belongs to them; what belongs to none comes last. */
    List<LayerView.Row> rows(List<Unit> integrated, List<LayerView> views) {
        Map<Integer, Unit> units = new LinkedHashMap<>();
        integrated.forEach(unit -> units.put(unit.no(), unit));
        Map<Integer, Map<String, List<String>>> names = new TreeMap<>();
        for (LayerView view : views) {
            for (LayerView.Line line : view.lines()) {
                Unit mapped = line.mapped();
                if (mapped != null) {
                    units.putIfAbsent(mapped.no(), mapped);
                }
                names.computeIfAbsent(mapped == null ? 0 : mapped.no(), no -> new TreeMap<>())
                        .computeIfAbsent(view.key(), key -> new ArrayList<>())
                        .add(line.grid().name());
            }
        }
        Stream<LayerView.Row> known =
                units.values().stream().map(unit -> new LayerView.Row(unit, names.getOrDefault(unit.no(), Map.of())));
        return Stream.concat(known, Stream.ofNullable(names.get(0)).map(none -> new LayerView.Row(null, none)))
                .toList();
    }

    /** Communities that have grids of any layer, in the order of their codes. */
    List<LayerView.Summary> summaries(List<LayerGrid> grids, LocalDate day) {
        Map<Integer, Map<String, LayerView.Count>> counts = new TreeMap<>();
        for (LayerGrid grid : grids) {
            boolean isMapped = grid.belongingOn(day).isPresent();
            counts.computeIfAbsent(grid.unitNo(), no -> new TreeMap<>())
                    .merge(grid.layer(), LayerView.Count.NONE.and(isMapped), (before, one) -> before.and(isMapped));
        }
        return counts.entrySet().stream()
                .flatMap(entry ->
                        territory
                                .findUnit(entry.getKey())
                                .map(unit -> new LayerView.Summary(unit, entry.getValue()))
                                .stream())
                .sorted(Comparator.comparing(
                        (LayerView.Summary summary) -> summary.unit().code()))
                .toList();
    }
}
