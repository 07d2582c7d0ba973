package org.linli.territory.web.homes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Requires;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.UnitTree;
import org.linli.territory.internal.homes.DoorListFile;
import org.linli.territory.internal.homes.DoorLists;
import org.linli.territory.internal.homes.HomeFigure;
import org.linli.territory.internal.homes.HomeFigures;
import org.linli.territory.internal.homes.OwnGrid;
import org.linli.territory.internal.homes.WaitingLists;
import org.linli.territory.web.CsvFile;
import org.linli.territory.web.GridFacts;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The way down: units with their grids, buildings and homes, to the buildings of a grid. Numbers, for all staff. */
@Controller
class HomesPages {

    private static final String GRID = "grid";

    private final HomeFigures figures;
    private final DoorLists lists;
    private final WaitingLists waiting;
    private final OwnGrid own;
    private final GridFacts facts;
    private final Snapshots snapshots;
    private final UnitReach reach;

    HomesPages(
            HomeFigures figures,
            DoorLists lists,
            WaitingLists waiting,
            OwnGrid own,
            GridFacts facts,
            Snapshots snapshots,
            UnitReach reach) {
        this.figures = figures;
        this.lists = lists;
        this.waiting = waiting;
        this.own = own;
        this.facts = facts;
        this.snapshots = snapshots;
        this.reach = reach;
    }

    /** From the navigation to one's own: a grid worker to her grid, others to their unit. */
    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/homes")
    String ownHomes(Actor actor) {
        return actor.findPost()
                .flatMap(post -> snapshots.units().find(post.unitNo()))
                .map(unit -> "redirect:/units/" + unit.no() + "/homes")
                .orElse("redirect:/units");
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}/homes")
    String homes(Model model, Actor actor, @PathVariable int no, @RequestParam Optional<String> asOf) {
        return page(model, actor, no, StructureDay.of(asOf, snapshots.today()), null);
    }

    /** @param error why a list was not taken */
    String page(Model model, Actor actor, int no, LocalDate day, @Nullable Refusal error) {
        UnitTree tree = snapshots.units(day);
        Unit unit = tree.find(no).orElseThrow(NotFound::new);
        boolean isGrid = unit.level().equals(GRID);
        boolean isNow = day.equals(snapshots.today());
        boolean isOwn = isNow && own.isOf(actor, no);
        List<Unit> below = tree.children(no);
        Map<Integer, HomeFigure> each = figures.ofEach(tree, no, below);
        model.addAttribute("unit", unit);
        model.addAttribute("path", tree.path(no));
        model.addAttribute("day", day);
        model.addAttribute("today", snapshots.today());
        model.addAttribute("figure", figures.of(tree, no));
        model.addAttribute(
                "lines",
                below.stream()
                        .map(child -> new HomesLine(
                                child,
                                tree.children(child.no()).size(),
                                each.getOrDefault(child.no(), HomeFigure.NONE)))
                        .toList());
        model.addAttribute("buildings", isGrid ? figures.ofBuildings(no, day) : List.of());
        model.addAttribute("isOwn", isOwn);
        model.addAttribute(
                "workers", facts.workersOf(isGrid ? List.of(unit) : List.of()).getOrDefault(no, List.of()));
        model.addAttribute("waiting", isOwn ? waiting.of(actor, no) : List.of());
        boolean mayList = isNow && actor.may(TerritoryPermissions.DOOR_LISTS) && reach.holds(actor, no);
        model.addAttribute("mayList", mayList);
        model.addAttribute("lists", mayList ? lists.listOf(actor, no) : List.of());
        model.addAttribute("error", error);
        return "territory/homes";
    }

    @Requires(TerritoryPermissions.DOOR_LISTS)
    @GetMapping("/units/homes.csv")
    ResponseEntity<byte[]> template() {
        return CsvFile.named("doors.csv", DoorListFile.TEMPLATE);
    }
}
