package org.linli.territory.internal.homes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Dwellings.Kind;
import org.linli.territory.ImportReport.Verdict;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.homes.ListedDoorRows.Listed;
import org.springframework.stereotype.Component;

/** Lists that were handed to a grid: its own staff hold them against the doors on record, and take them or not. */
@Component
public class WaitingLists {

    private final OwnGrid own;
    private final ListedDoorRows listed;
    private final DoorRows rows;
    private final BuildingRows buildings;
    private final KeptDoors doors;
    private final Evidence evidence;
    private final Snapshots snapshots;

    WaitingLists(
            OwnGrid own,
            ListedDoorRows listed,
            DoorRows rows,
            BuildingRows buildings,
            KeptDoors doors,
            Evidence evidence,
            Snapshots snapshots) {
        this.own = own;
        this.listed = listed;
        this.rows = rows;
        this.buildings = buildings;
        this.doors = doors;
        this.evidence = evidence;
        this.snapshots = snapshots;
    }

    /** @param doors how many of the list belong to the grid */
    public record Waiting(UUID listId, Instant since, int doors) {}

    /** @param verdict whether it is new, says something else than what is on record, or the same */
    public record Line(int line, String building, Door.Place place, Kind kind, int households, Verdict verdict) {}

    public List<Waiting> of(Actor actor, int gridNo) {
        return own.within(actor, gridNo, () -> listed.waiting(gridNo));
    }

    public List<Line> look(Actor actor, int gridNo, UUID listId) {
        return own.within(actor, gridNo, () -> {
            doors.trace(actor, gridNo, "");
            List<Listed> found = found(gridNo, listId);
            Map<UUID, Map<Door.Place, Door>> standing = new HashMap<>();
            Map<UUID, String> names = new HashMap<>();
            return found.stream()
                    .map(one -> new Line(
                            one.line(),
                            names.computeIfAbsent(
                                    one.buildingId(),
                                    id -> buildings.find(id).map(Building::name).orElse("")),
                            one.sound().place(),
                            one.sound().kind(),
                            one.sound().households(),
                            verdict(one, standing.computeIfAbsent(one.buildingId(), this::standing))))
                    .toList();
        });
    }

    private List<Listed> found(int gridNo, UUID listId) {
        List<Listed> found = listed.of(listId, gridNo);
        if (found.isEmpty()) {
            throw new NotFound();
        }
        return found;
    }

    private Map<Door.Place, Door> standing(UUID buildingId) {
        Map<Door.Place, Door> found = new HashMap<>();
        rows.ofBuilding(buildingId, snapshots.today()).forEach(door -> found.putIfAbsent(door.place(), door));
        return found;
    }

    private static Verdict verdict(Listed one, Map<Door.Place, Door> standing) {
        Door door = standing.get(one.sound().place());
        if (door == null) {
            return Verdict.ADDED;
        }
        return door.kind() == one.sound().kind()
                        && door.households() == one.sound().households()
                ? Verdict.UNCHANGED
                : Verdict.CHANGED;
    }

    /** Puts the doors of the list on record from today on; what is on record and not listed stays. */
    public Outcome<Integer> take(Actor actor, int gridNo, UUID listId) {
        return own.within(actor, gridNo, () -> {
            List<Listed> found = found(gridNo, listId);
            LocalDate today = snapshots.today();
            Map<UUID, Map<Door.Place, Door>> standing = new HashMap<>();
            Map<UUID, Map<Door.Place, UUID>> ids = new HashMap<>();
            List<Wanted> added = new ArrayList<>();
            int changed = 0;
            for (Listed one : found) {
                ListRow.Sound sound = one.sound();
                Door door = standing.computeIfAbsent(one.buildingId(), this::standing)
                        .get(sound.place());
                if (door == null) {
                    UUID id = ids.computeIfAbsent(one.buildingId(), rows::idsOf).get(sound.place());
                    added.add(new Wanted(
                            id, one.buildingId(), sound.place(), sound.kind(), sound.households(), today, null));
                } else if (door.kind() != sound.kind() || door.households() != sound.households()) {
                    changed += rows.change(door, sound.kind(), sound.households(), today) ? 1 : 0;
                }
            }
            rows.insert(added);
            listed.remove(listId, found);
            evidence.record(Act.of(
                    actor,
                    "territory.doors-taken",
                    new Subject("unit", own.unit(gridNo).id()),
                    gridNo,
                    Map.of("added", Integer.toString(added.size()), "changed", Integer.toString(changed))));
            return Outcome.done(added.size() + changed);
        });
    }

    public Outcome<Integer> drop(Actor actor, int gridNo, UUID listId) {
        return own.within(actor, gridNo, () -> {
            int removed = listed.remove(listId, found(gridNo, listId));
            evidence.record(Act.of(
                    actor,
                    "territory.doors-dropped",
                    new Subject("unit", own.unit(gridNo).id()),
                    gridNo,
                    Map.of("doors", Integer.toString(removed))));
            return Outcome.done(removed);
        });
    }
}
