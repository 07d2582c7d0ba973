package org.linli.territory.internal.grids;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.geo.Earth;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.GridLayers;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.springframework.stereotype.Component;

/** Layers of grids and the integrated grid each of them belongs to: proposed by ground, confirmed by a person. */
@Component
public class Layers implements GridLayers {

    public static final int MOST_GRIDS = 2_000;

    private static final int LONGEST = 60;

    private final LayerRows rows;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    Layers(LayerRows rows, Snapshots snapshots, Transactions transactions, Evidence evidence) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    /**
     * The integrated grid with the largest part of a grid's ground.
     *
     * @param share of the ground, 0 to 1
     */
    public record Proposal(Unit grid, double share) {}

    public List<String> keys() {
        return rows.layers();
    }

    public List<LayerGrid> listOf(Actor actor, int unitNo) {
        return transactions.read(actor.scope(), () -> rows.listOf(unitNo, snapshots.today()));
    }

    @Override
    public boolean hasAny(Actor actor, int unitNo) {
        return !listOf(actor, unitNo).isEmpty();
    }

    /** Empty where the grid lies on no integrated one; of equal parts the lower number. */
    public Optional<Proposal> propose(int unitNo, LayerGrid grid) {
        double whole = Earth.areaSquareMetres(grid.shape());
        return Grounds.gridsOf(snapshots.units(), unitNo).stream()
                .flatMap(unit -> snapshots.boundaries().find(unit.no()).stream()
                        .map(shape -> new Proposal(unit, common(shape, grid.shape()) / whole)))
                .filter(proposal -> proposal.share() > 0)
                .max(Comparator.comparingDouble(Proposal::share)
                        .thenComparing(proposal -> -proposal.grid().no()));
    }

    private static double common(Geometry one, Geometry other) {
        return one.getEnvelopeInternal().intersects(other.getEnvelopeInternal())
                ? Earth.areaSquareMetres(OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION))
                : 0;
    }

    @Override
    public Outcome<Integer> load(
            Actor actor, int unitNo, String layer, List<Drawn> grids, LocalDate from, Instant now) {
        requireVisible(actor, unitNo);
        if (!keys().contains(layer)) {
            return Outcome.refused("grids.layers.refused.layer");
        }
        if (from.isBefore(snapshots.today())) {
            return Outcome.refused("grids.refused.past", from.toString());
        }
        if (grids.stream().anyMatch(grid -> !isNamed(grid.code()) || !isNamed(grid.name()))) {
            return Outcome.refused("grids.layers.refused.name", LONGEST);
        }
        if (grids.stream().map(Drawn::code).distinct().count() < grids.size()) {
            return Outcome.refused("grids.layers.refused.twice");
        }
        return transactions.write(actor.scope(), () -> {
            rows.alone(unitNo);
            for (Drawn grid : grids) {
                rows.endFrom(unitNo, layer, grid.code(), from);
                rows.insert(UuidV7.at(now), unitNo, layer, grid, from);
            }
            record(
                    actor,
                    "territory.layer-grids-loaded",
                    unitNo,
                    Map.of("layer", layer, "day", from.toString(), "grids", Integer.toString(grids.size())));
            return Outcome.done(grids.size());
        });
    }

    private static boolean isNamed(String text) {
        return !text.isBlank() && text.length() <= LONGEST;
    }

    /** Confirms the integrated grid of one grid. */
    public Outcome<Integer> confirm(Actor actor, int unitNo, UUID id, int gridNo, LocalDate from) {
        requireVisible(actor, unitNo);
        LayerGrid found = listOf(actor, unitNo).stream()
                .filter(grid -> grid.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        boolean isHere = Grounds.gridsOf(snapshots.units(), unitNo).stream().anyMatch(unit -> unit.no() == gridNo);
        return isHere
                ? map(actor, unitNo, Map.of(found, gridNo), from)
                : Outcome.refused("grids.layers.refused.foreign");
    }

    /** Confirms what is proposed for every grid of a layer that belongs to none yet. */
    public Outcome<Integer> confirmProposed(Actor actor, int unitNo, String layer, LocalDate from) {
        requireVisible(actor, unitNo);
        Map<LayerGrid, Integer> proposed = new LinkedHashMap<>();
        listOf(actor, unitNo).stream()
                .filter(grid -> grid.layer().equals(layer) && grid.gridNo() == null)
                .forEach(grid -> propose(unitNo, grid)
                        .ifPresent(
                                proposal -> proposed.put(grid, proposal.grid().no())));
        return map(actor, unitNo, proposed, from);
    }

    private Outcome<Integer> map(Actor actor, int unitNo, Map<LayerGrid, Integer> mapping, LocalDate from) {
        if (from.isBefore(snapshots.today())) {
            return Outcome.refused("grids.refused.past", from.toString());
        }
        if (mapping.isEmpty()) {
            return Outcome.refused("grids.layers.refused.nothing");
        }
        return transactions.write(actor.scope(), () -> {
            rows.alone(unitNo);
            mapping.forEach((grid, gridNo) ->
                    rows.map(grid.id(), unitNo, gridNo, from.isBefore(grid.from()) ? grid.from() : from));
            record(
                    actor,
                    "territory.layer-grids-mapped",
                    unitNo,
                    Map.of("day", from.toString(), "grids", Integer.toString(mapping.size())));
            return Outcome.done(mapping.size());
        });
    }

    private void requireVisible(Actor actor, int unitNo) {
        if (!actor.scope().units().contains(unitNo)) {
            throw new NotFound();
        }
    }

    private void record(Actor actor, String verb, int unitNo, Map<String, String> facts) {
        UUID unit = snapshots.units().find(unitNo).orElseThrow(NotFound::new).id();
        evidence.record(Act.of(actor, verb, new Subject("unit", unit), unitNo, facts));
    }
}
