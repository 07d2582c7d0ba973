package org.linli.territory.web.homes;

import java.util.List;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.homes.Beginning;
import org.linli.territory.internal.homes.HomeFigures;
import org.linli.territory.internal.homes.MapProposal;
import org.linli.territory.internal.homes.OwnGrid;
import org.linli.territory.web.GridFacts;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A building in numbers: the last page for everybody but the staff of its grid, and says so. */
@Controller
class BuildingPages {

    private final HomeFigures figures;
    private final Beginning beginning;
    private final OwnGrid own;
    private final GridFacts facts;
    private final Territory territory;
    private final Snapshots snapshots;
    private final UnitReach reach;

    BuildingPages(
            HomeFigures figures,
            Beginning beginning,
            OwnGrid own,
            GridFacts facts,
            Territory territory,
            Snapshots snapshots,
            UnitReach reach) {
        this.figures = figures;
        this.beginning = beginning;
        this.own = own;
        this.facts = facts;
        this.territory = territory;
        this.snapshots = snapshots;
        this.reach = reach;
    }

    @Requires(TerritoryPermissions.BROWSE)
    @GetMapping("/units/{no}/buildings/{id}")
    String building(Model model, Actor actor, @PathVariable int no, @PathVariable UUID id) {
        Unit grid = territory.findUnit(no, snapshots.today()).orElseThrow(NotFound::new);
        HomeFigures.OfBuilding found =
                figures.findBuilding(no, id, snapshots.today()).orElseThrow(NotFound::new);
        boolean mayBegin = !found.isKept() && actor.may(TerritoryPermissions.DOOR_LISTS) && reach.holds(actor, no);
        model.addAttribute("unit", grid);
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("found", found);
        model.addAttribute("isOwn", own.isOf(actor, no));
        model.addAttribute("workers", facts.workersOf(List.of(grid)).getOrDefault(no, List.of()));
        model.addAttribute(
                "proposed", mayBegin ? MapProposal.of(found.building()).size() : 0);
        return "territory/building";
    }

    @Requires(TerritoryPermissions.DOOR_LISTS)
    @PostMapping("/units/{no}/buildings/{id}/proposal")
    String take(Actor actor, RedirectAttributes flash, @PathVariable int no, @PathVariable UUID id) {
        return Pages.answer(beginning.take(actor, no, id), "homes.done.begun", path(no, id), flash);
    }

    static String path(int gridNo, UUID id) {
        return "/units/" + gridNo + "/buildings/" + id;
    }
}
