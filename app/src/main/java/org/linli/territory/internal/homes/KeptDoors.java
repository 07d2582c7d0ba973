package org.linli.territory.internal.homes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.UuidV7;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Dwellings.Kind;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** KeptDoors of one's own grid: opened with a trace, corrected with an entry. For everybody else {@code NotFound}. */
@Component
public class KeptDoors {

    private static final Purpose OPENED = new Purpose("territory.doors");
    private static final int YEARS_AHEAD = 1;

    private final OwnGrid own;
    private final DoorRows rows;
    private final BuildingRows buildings;
    private final Evidence evidence;
    private final Snapshots snapshots;
    private final Clock clock;

    KeptDoors(OwnGrid own, DoorRows rows, BuildingRows buildings, Evidence evidence, Snapshots snapshots, Clock clock) {
        this.own = own;
        this.rows = rows;
        this.buildings = buildings;
        this.evidence = evidence;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * A building with its doors.
     *
     * @param doors of today and later
     * @param ended those that are no more
     */
    public record Opened(Building building, List<Door> doors, List<Door> ended) {}

    public Opened open(Actor actor, int gridNo, UUID buildingId) {
        return own.within(actor, gridNo, () -> {
            Building building = building(gridNo, buildingId);
            trace(actor, gridNo, building.name());
            return new Opened(building, rows.ofBuilding(buildingId, today()), rows.endedOf(buildingId, today()));
        });
    }

    /** All of a grid as they are today. */
    public List<Door> ofGrid(Actor actor, int gridNo) {
        return own.within(actor, gridNo, () -> {
            trace(actor, gridNo, "");
            return rows.ofGrid(gridNo, today());
        });
    }

    /** One that a form is about; leaves the trace of its building. */
    public Door get(Actor actor, int gridNo, UUID buildingId, UUID id) {
        return own.within(actor, gridNo, () -> {
            trace(actor, gridNo, building(gridNo, buildingId).name());
            return find(buildingId, id);
        });
    }

    public Outcome<UUID> add(
            Actor actor, int gridNo, UUID buildingId, Door.Place place, Kind kind, int households, LocalDate from) {
        try {
            return own.within(actor, gridNo, () -> {
                Building building = building(gridNo, buildingId);
                boolean isThere = rows.ofBuilding(buildingId, from).stream()
                        .anyMatch(door -> door.place().equals(place));
                if (isThere) {
                    return Outcome.refused("homes.refused.there", place.door());
                }
                return sound(from, kind, households).map(day -> {
                    UUID id = Optional.ofNullable(rows.idsOf(buildingId).get(place))
                            .orElseGet(() -> UuidV7.at(clock.instant()));
                    rows.insert(List.of(new Wanted(id, buildingId, place, kind, households, day, null)));
                    record(actor, "territory.door-added", gridNo, id, day, building, Map.of());
                    return id;
                });
            });
        } catch (DataIntegrityViolationException overlapping) {
            return Outcome.refused("homes.refused.there", place.door());
        }
    }

    /** @param revision that the actor saw */
    public Outcome<UUID> change(
            Actor actor, int gridNo, UUID buildingId, UUID id, int revision, Kind kind, int households) {
        return own.within(actor, gridNo, () -> {
            Building building = building(gridNo, buildingId);
            Door door = find(buildingId, id);
            if (door.revision() != revision) {
                return Outcome.refused("homes.refused.changed");
            }
            if (door.kind() == kind && door.households() == households) {
                return Outcome.refused("homes.refused.unchanged");
            }
            return sound(today(), kind, households)
                    .then(day -> rows.change(door, kind, households, day)
                            ? Outcome.done(day)
                            : Outcome.refused("homes.refused.changed"))
                    .map(day -> {
                        record(
                                actor,
                                "territory.door-changed",
                                gridNo,
                                id,
                                day,
                                building,
                                Map.of("before", door.kind().name(), "after", kind.name()));
                        return id;
                    });
        });
    }

    /** @param day first one without the door */
    public Outcome<UUID> end(Actor actor, int gridNo, UUID buildingId, UUID id, int revision, LocalDate day) {
        return own.within(actor, gridNo, () -> {
            Building building = building(gridNo, buildingId);
            Door door = find(buildingId, id);
            if (door.revision() != revision) {
                return Outcome.refused("homes.refused.changed");
            }
            return within(day)
                    .then(sound ->
                            rows.end(door, sound) ? Outcome.done(sound) : Outcome.refused("homes.refused.changed"))
                    .map(sound -> {
                        record(actor, "territory.door-ended", gridNo, id, sound, building, Map.of());
                        return id;
                    });
        });
    }

    private Outcome<LocalDate> sound(LocalDate day, Kind kind, int households) {
        if (households < 0 || households > DoorText.MOST_HOUSEHOLDS || (kind != Kind.HOME && households != 0)) {
            return Outcome.refused("homes.refused.households.kind");
        }
        return within(day);
    }

    /** What was counted before is not told differently afterwards. */
    Outcome<LocalDate> within(LocalDate day) {
        return day.isBefore(today()) || day.isAfter(today().plusYears(YEARS_AHEAD))
                ? Outcome.refused("homes.refused.day", today().toString())
                : Outcome.done(day);
    }

    /** Within the transaction that may see the grid. */
    Building building(int gridNo, UUID id) {
        Integer lying = buildings.gridsOf(List.of(id), today()).get(id);
        return Objects.equals(lying, gridNo) ? buildings.find(id).orElseThrow(NotFound::new) : notHere();
    }

    private static Building notHere() {
        throw new NotFound();
    }

    private Door find(UUID buildingId, UUID id) {
        return rows.find(buildingId, id, today()).orElseThrow(NotFound::new);
    }

    void trace(Actor actor, int gridNo, String building) {
        Unit grid = own.unit(gridNo);
        evidence.recordAccess(actor, new Subject("unit", grid.id()), gridNo, OPENED, building);
    }

    private void record(
            Actor actor,
            String verb,
            int gridNo,
            UUID doorId,
            LocalDate day,
            Building building,
            Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("day", day.toString());
        facts.put("building", building.id().toString());
        evidence.record(Act.of(actor, verb, new Subject("dwelling", doorId), gridNo, facts));
    }

    private LocalDate today() {
        return snapshots.today();
    }
}
