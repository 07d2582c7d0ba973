package org.linli.territory.web.homes;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Requires;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.homes.Door;
import org.linli.territory.internal.homes.HomeFigure;
import org.linli.territory.internal.homes.HomeFigures;
import org.linli.territory.internal.homes.KeptDoors;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.TerritoryPermissions;
import org.linli.territory.web.UnitJson;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The last level as JSON: numbers for all staff, doors for the staff of the very grid. */
@RestController
class HomesApi {

    private static final String GRID = "grid";

    private final HomeFigures figures;
    private final KeptDoors doors;
    private final Snapshots snapshots;

    HomesApi(HomeFigures figures, KeptDoors doors, Snapshots snapshots) {
        this.figures = figures;
        this.doors = doors;
        this.snapshots = snapshots;
    }

    /**
     * Numbers of a unit.
     *
     * @param homes doors on record, and where there are none what the map tells
     * @param source COUNTED, PARTLY, MAP or UNKNOWN
     * @param households behind the doors on record; absent below ten homes
     */
    record FigureJson(
            int grids,
            int buildings,
            int homes,
            String source,
            int shops,
            int offices,
            int others,
            @Nullable Integer households) {

        static FigureJson of(HomeFigure figure) {
            return new FigureJson(
                    figure.grids(),
                    figure.buildings(),
                    figure.homes(),
                    figure.source().name(),
                    figure.shops(),
                    figure.offices(),
                    figure.others(),
                    figure.households());
        }
    }

    /** @param homes absent where neither doors nor map tell */
    record BuildingJson(
            UUID id,
            String name,
            @Nullable String address,
            int doors,
            @Nullable Integer homes) {}

    record BelowJson(UnitJson unit, FigureJson figure) {}

    record HomesJson(
            LocalDate asOf, UnitJson unit, FigureJson figure, List<BelowJson> below, List<BuildingJson> buildings) {}

    /** Homes of a unit, of the units right below it, and of the buildings of a grid, as of a day. */
    @Operation(
            description =
                    "Numbers of buildings and homes of a unit, of the units right below it, and of the buildings of a"
                            + " grid, as of a day. For all staff; says nothing about a single door.")
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/api/v1/units/{no}/homes")
    ResponseEntity<HomesJson> homes(@PathVariable int no, @RequestParam Optional<String> asOf) {
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        UnitTree tree = snapshots.units(day);
        Unit unit = tree.find(no).orElseThrow(NotFound::new);
        List<Unit> below = tree.children(no);
        Map<Integer, HomeFigure> each = figures.ofEach(tree, no, below);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new HomesJson(
                        day,
                        UnitJson.of(unit),
                        FigureJson.of(figures.of(tree, no)),
                        below.stream()
                                .map(child -> new BelowJson(
                                        UnitJson.of(child),
                                        FigureJson.of(each.getOrDefault(child.no(), HomeFigure.NONE))))
                                .toList(),
                        unit.level().equals(GRID)
                                ? figures.ofBuildings(no, day).stream()
                                        .map(HomesApi::json)
                                        .toList()
                                : List.of()));
    }

    private static BuildingJson json(HomeFigures.OfBuilding one) {
        return new BuildingJson(
                one.building().id(), one.building().name(), one.building().address(), one.doors(), one.known());
    }

    /** @param until first day without it; absent while none is set */
    record DoorJson(
            UUID id,
            UUID building,
            String entrance,
            int floor,
            String door,
            String kind,
            int households,
            LocalDate from,
            @Nullable LocalDate until,
            int revision) {

        static DoorJson of(Door door) {
            return new DoorJson(
                    door.id(),
                    door.buildingId(),
                    door.place().entrance(),
                    door.place().floor(),
                    door.place().door(),
                    door.kind().name(),
                    door.households(),
                    door.from(),
                    door.until(),
                    door.revision());
        }
    }

    record DoorsJson(LocalDate asOf, List<DoorJson> doors) {}

    /**
     * Doors of a grid as they are today: only for who acts from a post at this very grid; for everybody else, machines with
     * a token among them, they do not exist (404). The opening is put on record.
     */
    @Operation(
            description =
                    "The last level: doors of a grid as they are today, without persons. Only for somebody who acts"
                            + " from a post at this very grid and holds it today; 404 for everybody else and for tokens. Each call"
                            + " is put on record.")
    @Requires(TerritoryPermissions.DOORS)
    @GetMapping("/api/v1/units/{no}/doors")
    ResponseEntity<DoorsJson> doors(Actor actor, @PathVariable int no) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new DoorsJson(
                        snapshots.today(),
                        doors.ofGrid(actor, no).stream().map(DoorJson::of).toList()));
    }
}
