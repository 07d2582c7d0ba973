package org.linli.territory.internal.homes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Dwellings;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.springframework.stereotype.Component;

/**
 * The first doors of a building: as the map proposes them, or told by a module. Whoever has the grid in her territory may
 * begin a building without seeing doors, because there are none to see; afterwards only its grid's staff keep them.
 */
@Component
public class Beginning implements Dwellings {

    private static final int MOST_YEARS_BACK = 100;

    private final BuildingRows buildings;
    private final DoorRows rows;
    private final OwnGrid own;
    private final UnitReach reach;
    private final Territory territory;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final Evidence evidence;

    Beginning(
            BuildingRows buildings,
            DoorRows rows,
            OwnGrid own,
            UnitReach reach,
            Territory territory,
            Snapshots snapshots,
            Transactions transactions,
            Evidence evidence) {
        this.buildings = buildings;
        this.rows = rows;
        this.own = own;
        this.reach = reach;
        this.territory = territory;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.evidence = evidence;
    }

    @Override
    public boolean hasAny(Actor actor, int unitNo) {
        NumberRanges units = territory.numbersAtOrBelow(reach.get(actor, unitNo).no());
        return transactions.read(
                actor.scope(),
                () -> buildings.inGrids(units, snapshots.today()).stream()
                        .anyMatch(building -> rows.hasDoors(building.id())));
    }

    /** Takes what the map proposes for one building of a grid. */
    public Outcome<Integer> take(Actor actor, int gridNo, UUID buildingId) {
        return own.isOf(actor, gridNo)
                ? own.within(actor, gridNo, () -> takeProposed(actor, gridNo, buildingId))
                : transactions.write(actor.scope(), () -> {
                    reach.get(actor, gridNo);
                    return takeProposed(actor, gridNo, buildingId);
                });
    }

    private Outcome<Integer> takeProposed(Actor actor, int gridNo, UUID buildingId) {
        LocalDate today = snapshots.today();
        Integer lying = buildings.gridsOf(List.of(buildingId), today).get(buildingId);
        if (lying == null || lying != gridNo) {
            throw new NotFound();
        }
        return write(actor, List.of(buildings.find(buildingId).orElseThrow(NotFound::new)), today);
    }

    @Override
    public Outcome<Integer> beginFromMap(Actor actor, int unitNo, LocalDate from) {
        NumberRanges units = territory.numbersAtOrBelow(reach.get(actor, unitNo).no());
        return transactions.write(
                actor.scope(),
                () -> write(
                        actor,
                        buildings.inGrids(units, snapshots.today()).stream()
                                .filter(building -> !rows.hasDoors(building.id()))
                                .toList(),
                        from));
    }

    private Outcome<Integer> write(Actor actor, List<Building> some, LocalDate from) {
        Map<UUID, List<Wanted>> wanted = new LinkedHashMap<>();
        for (Building building : some) {
            List<Wanted> doors = MapProposal.of(building).stream()
                    .map(place -> new Wanted(null, building.id(), place, Kind.HOME, 1, from, null))
                    .toList();
            if (!doors.isEmpty()) {
                wanted.put(building.id(), doors);
            }
        }
        return wanted.isEmpty() ? Outcome.refused("homes.refused.nothing") : write(actor, wanted);
    }

    private Outcome<Integer> write(Actor actor, Map<UUID, List<Wanted>> wanted) {
        if (wanted.keySet().stream().anyMatch(rows::hasDoors)) {
            return Outcome.refused("homes.refused.begun");
        }
        Map<UUID, Integer> grids = buildings.gridsOf(wanted.keySet(), snapshots.today());
        rows.insert(wanted.values().stream().flatMap(List::stream).toList());
        evidence.recordAll(wanted.entrySet().stream()
                .map(entry -> Act.of(
                        actor,
                        "territory.doors-begun",
                        new Subject("building", entry.getKey()),
                        grids.getOrDefault(entry.getKey(), 0),
                        Map.of("doors", Integer.toString(entry.getValue().size()))))
                .toList());
        return Outcome.done(wanted.values().stream().mapToInt(List::size).sum());
    }

    @Override
    public Outcome<Integer> begin(Actor actor, int unitNo, List<NewDoor> doors) {
        Unit unit = reach.get(actor, unitNo);
        NumberRanges units = territory.numbersAtOrBelow(unit.no());
        return transactions.write(
                actor.scope(),
                () -> wanted(units, doors)
                        .then(wanted ->
                                wanted.isEmpty() ? Outcome.refused("homes.refused.nothing") : write(actor, wanted)));
    }

    private Outcome<Map<UUID, List<Wanted>>> wanted(NumberRanges units, List<NewDoor> doors) {
        List<Building> known = buildings.inGrids(units, snapshots.today());
        Map<String, Building> byText = new LinkedHashMap<>();
        for (Building building : known) {
            byText.putIfAbsent(building.name(), building);
            byText.putIfAbsent(building.key(), building);
        }
        Map<UUID, List<Wanted>> wanted = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (NewDoor door : doors) {
            Building building = byText.get(door.building());
            if (building == null) {
                return Outcome.refused("homes.refused.building", DoorText.shown(door.building()));
            }
            Outcome<Door.Place> place = DoorText.place(door.entrance(), Integer.toString(door.floor()), door.door());
            if (place instanceof Outcome.Refused<Door.Place> refused) {
                return Outcome.refused(refused.refusal());
            }
            if (!seen.add(building.id() + " " + place.orThrow())) {
                return Outcome.refused("homes.refused.there", door.door());
            }
            if (door.from().isBefore(snapshots.today().minusYears(MOST_YEARS_BACK))) {
                return Outcome.refused("homes.refused.day", snapshots.today().toString());
            }
            wanted.computeIfAbsent(building.id(), id -> new ArrayList<>())
                    .add(new Wanted(
                            null,
                            building.id(),
                            place.orThrow(),
                            door.kind(),
                            door.households(),
                            door.from(),
                            door.until()));
        }
        return Outcome.done(wanted);
    }
}
