package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.Unit;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.grids.Grounds;

/** Judges the rows of a list: the community, its building, the grid that building lies in, and the door. */
final class DoorPlanner {

    private static final String COMMUNITY = "community";

    private final BuildingRows buildings;
    private final UnitTree tree;
    private final Unit unit;
    private final LocalDate today;
    private final Map<Integer, Known> byCommunity = new HashMap<>();

    /** @param unit to which the list was sent: what lies beyond is foreign */
    DoorPlanner(BuildingRows buildings, UnitTree tree, Unit unit) {
        this.buildings = buildings;
        this.tree = tree;
        this.unit = unit;
        this.today = tree.day();
    }

    /** The buildings of a community, with the grid of each that lies in one. */
    private record Known(Collection<Building> buildings, Map<UUID, Integer> grids) {

        boolean isMapped() {
            return buildings.stream().anyMatch(Building::isOnMap);
        }
    }

    private record Lying(Optional<UUID> id, int gridNo) {}

    DoorPlan plan(String file, List<ListRow> rows) {
        List<DoorPlan.Step> steps = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (ListRow row : rows) {
            steps.add(step(row, seen));
        }
        return new DoorPlan(file, steps);
    }

    private DoorPlan.Step step(ListRow row, Map<String, Integer> seen) {
        Outcome<DoorPlan.Step> step = row.read()
                .then(sound -> community(row)
                        .then(community -> lying(row, community).then(lying -> {
                            String door = community.no() + " " + row.building() + " " + sound.place();
                            Integer before = seen.putIfAbsent(door, row.line());
                            return before == null
                                    ? Outcome.done(new DoorPlan.Step(
                                            row,
                                            community.code().isEmpty() ? community.name() : community.code(),
                                            community.no(),
                                            lying.id().orElse(null),
                                            lying.gridNo(),
                                            sound,
                                            null))
                                    : Outcome.refused("homes.bad.twice", before);
                        })));
        return switch (step) {
            case Outcome.Done<DoorPlan.Step> done -> done.value();
            case Outcome.Refused<DoorPlan.Step> refused -> DoorPlan.Step.refused(row, refused.refusal());
        };
    }

    /** Said by the row, or the one that the list was sent to. */
    private Outcome<Unit> community(ListRow row) {
        Optional<Unit> sentTo = tree.path(unit.no()).stream()
                .filter(one -> one.level().equals(COMMUNITY))
                .findFirst();
        if (row.community().isEmpty()) {
            return sentTo.map(Outcome::done).orElseGet(() -> Outcome.refused("homes.bad.community.none"));
        }
        Optional<Unit> said = tree.findByCode(row.community())
                .filter(one -> one.level().equals(COMMUNITY))
                .filter(one -> sentTo.map(own -> own.no() == one.no())
                        .orElseGet(() -> tree.path(one.no()).contains(unit)));
        return said.map(Outcome::done)
                .orElseGet(() -> Outcome.refused("homes.bad.community", DoorText.shown(row.community()), unit.name()));
    }

    private Outcome<Lying> lying(ListRow row, Unit community) {
        String text = row.building();
        if (text.isEmpty() || text.length() > 60) {
            return Outcome.refused("homes.bad.building.none");
        }
        Known known = byCommunity.computeIfAbsent(community.no(), this::known);
        List<Building> fitting =
                known.buildings().stream().filter(one -> one.isCalled(text)).toList();
        if (fitting.size() > 1) {
            return Outcome.refused("homes.bad.building.twice", DoorText.shown(text), community.name());
        }
        if (fitting.isEmpty()) {
            return unknown(row, community, known);
        }
        Integer gridNo = known.grids().get(fitting.getFirst().id());
        if (gridNo == null) {
            return Outcome.refused("homes.bad.no-grid", DoorText.shown(text));
        }
        return within(gridNo, text)
                .map(grid -> new Lying(Optional.of(fitting.getFirst().id()), grid));
    }

    /** Where a community has a map, a building that is not on it is a mistake; elsewhere the list is believed. */
    private Outcome<Lying> unknown(ListRow row, Unit community, Known known) {
        String text = row.building();
        if (known.isMapped()) {
            return Outcome.refused(
                    buildings.called(text).isEmpty() ? "homes.bad.building" : "homes.bad.building.elsewhere",
                    DoorText.shown(text),
                    community.name());
        }
        List<Unit> grids = Grounds.gridsOf(tree, community.no());
        Optional<Unit> said = row.grid().isEmpty()
                ? grids.stream().findFirst().filter(grid -> grids.size() == 1)
                : grids.stream()
                        .filter(grid ->
                                grid.code().equals(row.grid()) || grid.name().equals(row.grid()))
                        .findFirst();
        return said.<Outcome<Unit>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused("homes.bad.grid", DoorText.shown(text), community.name()))
                .then(grid -> within(grid.no(), text))
                .map(grid -> new Lying(Optional.empty(), grid));
    }

    private Outcome<Integer> within(int gridNo, String building) {
        boolean isForeign = unit.level().equals(Grounds.GRID) && unit.no() != gridNo;
        return isForeign
                ? Outcome.refused(Refusal.of("homes.bad.foreign", DoorText.shown(building), unit.name()))
                : Outcome.done(gridNo);
    }

    private Known known(int communityNo) {
        NumberRanges numbers =
                tree.findEntry(communityNo).map(UnitTree.Entry::atOrBelow).orElse(NumberRanges.none());
        Map<UUID, Building> all = new HashMap<>();
        buildings.inGrids(numbers, today).forEach(one -> all.put(one.id(), one));
        buildings.at(numbers).forEach(one -> all.put(one.id(), one));
        Map<UUID, Integer> grids = buildings.gridsOf(all.keySet(), today);
        // What is drawn here and lies in a grid of somebody else is not of this community.
        all.values().removeIf(one -> {
            Integer grid = grids.get(one.id());
            return grid != null && !numbers.contains(grid);
        });
        return new Known(all.values(), grids);
    }
}
