package org.linli.territory.internal.layers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.kernel.Outcome;
import org.linli.territory.Unit;
import org.linli.territory.internal.BoundaryIndex;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.grids.Grounds;
import org.locationtech.jts.geom.Geometry;

/** Finds the community a grid of a layer lies in: the unit itself, or where a whole street or district was sent, by ground. */
final class LayerPlaces {

    private static final String COMMUNITY = "community";

    private final UnitTree tree;
    private final LayerGround ground;
    private final List<Unit> communities = new ArrayList<>();

    LayerPlaces(UnitTree tree, BoundaryIndex boundaries, Unit top) {
        this.tree = tree;
        this.ground = new LayerGround(boundaries);
        collect(top);
    }

    private void collect(Unit unit) {
        List<Unit> children = tree.children(unit.no());
        if (unit.level().equals(COMMUNITY)
                || children.stream().anyMatch(child -> child.level().equals(Grounds.GRID))) {
            communities.add(unit);
        } else {
            children.forEach(this::collect);
        }
    }

    /** First day of a unit that is there. */
    LocalDate bornOn(Unit unit) {
        return tree.findEntry(unit.no()).orElseThrow().bornOn();
    }

    List<Unit> communities() {
        return communities;
    }

    /** Refused where it lies nowhere here, or nobody can tell. */
    Outcome<Unit> place(LayerCell cell) {
        if (!cell.unitText().isEmpty()) {
            return only(communities.stream()
                            .filter(unit -> isNamed(unit, cell.unitText()))
                            .toList())
                    .<Outcome<Unit>>map(Outcome::done)
                    .orElseGet(() -> Outcome.refused("grids.layers.bad.unit", LayerCell.shown(cell.unitText())));
        }
        if (cell.shape() != null) {
            return byGround(cell);
        }
        return (communities.size() == 1 ? Optional.of(communities.getFirst()) : ofWrittenGrid(cell))
                .<Outcome<Unit>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused("grids.layers.bad.no-unit"));
    }

    private Outcome<Unit> byGround(LayerCell cell) {
        Geometry shape = Objects.requireNonNull(cell.shape());
        List<Unit> grids = communities.stream()
                .filter(unit -> ground.mayHold(unit, shape))
                .flatMap(unit -> Grounds.gridsOf(tree, unit.no()).stream())
                .toList();
        Optional<Unit> found = ground.largest(grids, shape)
                .flatMap(proposal -> parent(proposal.unit()))
                .or(() -> ground.largest(communities, shape).map(Layers.Proposal::unit));
        boolean isUndrawn = communities.size() == 1
                && !ground.isKnown(communities.getFirst())
                && grids.stream().noneMatch(ground::isKnown);
        return found.or(() -> isUndrawn ? Optional.of(communities.getFirst()) : Optional.empty())
                .<Outcome<Unit>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused("grids.layers.bad.outside"));
    }

    private Optional<Unit> ofWrittenGrid(LayerCell cell) {
        return cell.gridText().isEmpty()
                ? Optional.empty()
                : only(communities.stream()
                        .filter(unit -> findGrid(unit, cell.gridText()).isPresent())
                        .toList());
    }

    /** By name or code. */
    Optional<Unit> findGrid(Unit community, String text) {
        return only(Grounds.gridsOf(tree, community.no()).stream()
                .filter(grid -> isNamed(grid, text))
                .toList());
    }

    private Optional<Unit> parent(Unit grid) {
        return Optional.ofNullable(grid.parentNo()).flatMap(tree::find);
    }

    private static boolean isNamed(Unit unit, String text) {
        return unit.name().equals(text)
                || (!unit.code().isEmpty() && unit.code().equals(text));
    }

    private static Optional<Unit> only(List<Unit> units) {
        return units.size() == 1 ? Optional.of(units.getFirst()) : Optional.empty();
    }
}
