package org.linli.territory.internal.grids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.geo.GridArea;
import org.linli.geo.Lattice;
import org.linli.geo.LonLat;
import org.linli.geo.code.UnitGridNumbering;
import org.linli.geo.proposal.GridRequest;
import org.linli.geo.proposal.Proposal;
import org.linli.geo.proposal.Proposer;
import org.linli.kernel.Outcome;
import org.linli.territory.GridCell;
import org.linli.territory.Unit;
import org.linli.territory.internal.HomesOnGround.BuildingHomes;
import org.linli.territory.internal.Snapshots;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;

/** Asks the proposer for grids of a drawing's unit. Equal wishes get equal proposals. */
@Component
public class Proposals {

    private static final int MOST_GRIDS = 200;
    private static final long SEED = 7;

    private final Drawings drawings;
    private final Snapshots snapshots;

    Proposals(Drawings drawings, Snapshots snapshots) {
        this.drawings = drawings;
        this.snapshots = snapshots;
    }

    /**
     * What a planner wants.
     *
     * @param count so many grids; 0 asks for as many as the households need
     * @param fewest households of a grid
     * @param most households of a grid
     */
    public record Wish(int count, int fewest, int most, boolean cutsBlocks, boolean keepsGrids) {}

    /** Three styles, or two where there are no grids today. */
    public Outcome<List<Proposal>> propose(GridDrawing drawing, Wish wish) {
        GridGround ground = drawings.getGround(drawing);
        Geometry parent =
                ground.parent().getNumGeometries() == 1 ? ground.parent().getGeometryN(0) : ground.parent();
        if (!(parent instanceof Polygon boundary) || !parent.isValid()) {
            return Outcome.refused("grids.refused.several-grounds");
        }
        List<GridRequest.Site> sites = sites(ground);
        if (sites.isEmpty()) {
            return Outcome.refused("grids.refused.no-buildings");
        }
        if (wish.count() < 0 || wish.count() > MOST_GRIDS || wish.fewest() < 1 || wish.most() < wish.fewest()) {
            return Outcome.refused("grids.refused.wish", MOST_GRIDS);
        }
        List<GridArea> current = wish.keepsGrids()
                ? today(drawing).stream()
                        .filter(cell -> cell.shape().isValid())
                        .map(cell -> new GridArea(unitNo(cell), cell.shape()))
                        .toList()
                : List.of();
        GridRequest request = new GridRequest(
                boundary,
                sites,
                ground.streets().stream()
                        .map(street -> new GridRequest.Street(street.line(), street.fitness()))
                        .toList(),
                wish.count() > 0
                        ? new GridRequest.Count.Exactly(wish.count())
                        : new GridRequest.Count.ByHouseholds(wish.fewest(), wish.most()),
                current,
                wish.cutsBlocks(),
                SEED);
        if (request.count()
                        .of(sites.stream()
                                .mapToInt(GridRequest.Site::households)
                                .sum())
                > MOST_GRIDS) {
            return Outcome.refused("grids.refused.wish", MOST_GRIDS);
        }
        return Outcome.done(Proposer.propose(request));
    }

    /** Homes that nobody mapped lie nowhere that a border could go around. */
    private static List<GridRequest.Site> sites(GridGround ground) {
        List<GridRequest.Site> sites = new ArrayList<>();
        for (BuildingHomes building : ground.buildings()) {
            LonLat place = building.place();
            if (place != null) {
                sites.add(new GridRequest.Site(place, building.homes()));
            }
        }
        return sites;
    }

    private List<GridCell> today(GridDrawing drawing) {
        return drawings.today(drawing.unitNo());
    }

    private static int unitNo(GridCell cell) {
        Integer unitNo = cell.unitNo();
        return unitNo == null ? -cell.number() : unitNo;
    }

    /**
     * Proposed grids as cells: each grid of today goes on in the cell that holds most of it, at most once. One that goes on
     * stays what it is for.
     */
    public List<GridCell> cells(GridDrawing drawing, Proposal proposal) {
        Map<Integer, GridCell> known =
                today(drawing).stream().collect(Collectors.toMap(Proposals::unitNo, cell -> cell));
        Map<Integer, String> names = Grounds.gridsOf(snapshots.units(), drawing.unitNo()).stream()
                .collect(Collectors.toMap(Unit::no, Unit::name));
        List<GridCell> goingOn = new ArrayList<>();
        List<GridArea> fresh = new ArrayList<>();
        Set<Integer> heirs = new HashSet<>();
        for (Proposal.Grid grid : proposal.grids()) {
            Geometry shape = Lattice.snapped(grid.shape());
            grid.current().stream()
                    .filter(names::containsKey)
                    .filter(heirs::add)
                    .findFirst()
                    .ifPresentOrElse(
                            no -> goingOn.add(
                                    goesOn(grid.number(), names.getOrDefault(no, ""), no, known.get(no), shape)),
                            () -> fresh.add(new GridArea(grid.number(), shape)));
        }
        return Stream.concat(goingOn.stream(), named(fresh, new HashSet<>(names.values())))
                .sorted(Comparator.comparingInt(GridCell::number))
                .toList();
    }

    /** New grids are named in the order in which they get their codes. */
    private static Stream<GridCell> named(List<GridArea> fresh, Set<String> taken) {
        return UnitGridNumbering.inReadingOrder(fresh).stream()
                .map(grid -> new GridCell(grid.id(), freeName(taken), GridCell.Kind.GRID, null, null, grid.shape()));
    }

    private static GridCell goesOn(int number, String name, int unitNo, @Nullable GridCell before, Geometry shape) {
        return before == null
                ? new GridCell(number, name, GridCell.Kind.GRID, unitNo, null, shape)
                : new GridCell(number, name, before.kind(), unitNo, before.use(), shape);
    }

    private static String freeName(Set<String> taken) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(CellEdits::name)
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }
}
