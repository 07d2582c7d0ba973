package org.linli.territory.web.grids;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.MapView;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.GridCell;
import org.linli.territory.GridStaff.GridWorker;
import org.linli.territory.MapFeatures;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.grids.CellCheck;
import org.linli.territory.internal.grids.Drawings;
import org.linli.territory.internal.grids.DutyGrid;
import org.linli.territory.internal.grids.DutyGrids;
import org.linli.territory.internal.grids.GridDrawing;
import org.linli.territory.internal.homes.HomeFigure;
import org.linli.territory.internal.homes.HomeFigures;
import org.linli.territory.web.GridFacts;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Drawings of grids, the grids of a unit, the editor. */
@Controller
class GridPages {

    private static final int SHOWN = 50;
    private static final int UNITS_SHOWN = 20;

    private final Drawings drawings;
    private final DutyGrids duties;
    private final Territory territory;
    private final Snapshots snapshots;
    private final GridFacts facts;
    private final HomeFigures figures;
    private final Clock clock;

    GridPages(
            Drawings drawings,
            DutyGrids duties,
            Territory territory,
            Snapshots snapshots,
            GridFacts facts,
            HomeFigures figures,
            Clock clock) {
        this.facts = facts;
        this.figures = figures;
        this.drawings = drawings;
        this.duties = duties;
        this.territory = territory;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids")
    String list(Model model, Actor actor, @RequestParam(defaultValue = "") String q) {
        List<Unit> found = communities(actor, q.strip());
        model.addAttribute("drawings", lines(drawings.listNewest(actor, SHOWN)));
        model.addAttribute("units", found.stream().limit(UNITS_SHOWN).toList());
        model.addAttribute("unitCount", found.size());
        model.addAttribute("q", q.strip());
        model.addAttribute(
                "policyOf",
                actor.findPost()
                        .map(Actor.ActingPost::unitNo)
                        .filter(no -> territory
                                .findUnit(no)
                                .filter(unit -> !unit.level().equals("grid"))
                                .isPresent())
                        .orElse(null));
        return "territory/grids";
    }

    private List<GridLine> lines(List<GridDrawing> found) {
        return found.stream()
                .map(one -> new GridLine(
                        one, territory.findUnit(one.unitNo()).map(Unit::name).orElse("")))
                .toList();
    }

    /** Communities with ground at or below the post whose name or code holds the text, in the order of the tree. */
    private List<Unit> communities(Actor actor, String text) {
        List<Unit> found = new ArrayList<>();
        for (Unit root : territory.listRoots()) {
            for (Unit unit : territory.listAtLevel(root.no(), "community")) {
                if ((unit.name().contains(text) || unit.code().startsWith(text))
                        && actor.scope().units().contains(unit.no())
                        && territory.findBoundary(unit.no()).isPresent()) {
                    found.add(unit);
                }
            }
        }
        return found;
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/{no}")
    String grids(Model model, Actor actor, @PathVariable int no, @ModelAttribute("frame") Frame frame) {
        Unit unit = drawings.visibleUnit(actor, no);
        String base = "/api/v1/units/" + no;
        // Who comes from publishing must not see the map of before out of the browser's store.
        String version = "&v=" + snapshots.versionTag();
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(no));
        List<Unit> grids = territory.listChildren(no).stream()
                .filter(child -> child.level().equals("grid"))
                .toList();
        model.addAttribute("grids", grids);
        addDuties(model, grids, duties.listOf(actor, no));
        model.addAttribute("drawings", lines(drawings.listOf(actor, no, SHOWN)));
        model.addAttribute("ground", drawings.ground(no).orElse(null));
        List<GridCell> cells = drawings.today(no);
        Optional<CellCheck.Result> checked = drawings.checkToday(no);
        model.addAttribute("present", present(grids, figures.ofEach(snapshots.units(), no, grids)));
        model.addAttribute(
                "report",
                checked.map(result -> GridReportJson.of(result, cells, true, frame))
                        .orElse(null));
        model.addAttribute(
                "map",
                MapView.fitting(
                        "unit",
                        List.of(
                                new MapView.Layer(
                                        "building", base + "/features.geojson?layer=" + MapFeatures.BUILDINGS),
                                new MapView.Layer("street", base + "/features.geojson?layer=" + MapFeatures.STREETS),
                                new MapView.Layer("grid", base + "/boundaries.geojson?level=grid" + version),
                                new MapView.Layer(
                                        "unit", base + "/boundaries.geojson?level=" + unit.level() + version))));
        return "territory/gridsOf";
    }

    private List<PresentGrid> present(List<Unit> grids, Map<Integer, HomeFigure> homes) {
        Map<Integer, GridCell.Use> uses = facts.usesOf(grids);
        Map<Integer, List<GridWorker>> workers = facts.workersOf(grids);
        return grids.stream()
                .map(grid -> new PresentGrid(
                        grid,
                        uses.get(grid.no()),
                        homes.getOrDefault(grid.no(), HomeFigure.NONE),
                        workers.getOrDefault(grid.no(), List.of())))
                .toList();
    }

    private void addDuties(Model model, List<Unit> grids, List<DutyGrid> found) {
        List<Unit> free = grids.stream()
                .filter(grid -> found.stream().noneMatch(duty -> duty.gridNos().contains(grid.no())))
                .toList();
        model.addAttribute("today", snapshots.today());
        model.addAttribute("free", free);
        model.addAttribute("freeNames", names(free));
        model.addAttribute(
                "duties",
                found.stream()
                        .map(duty -> new DutyGridLine(
                                duty,
                                names(grids.stream()
                                        .filter(grid -> duty.gridNos().contains(grid.no()))
                                        .toList())))
                        .toList());
    }

    private static String names(List<Unit> units) {
        return units.stream().map(Unit::name).collect(Collectors.joining("、"));
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/drawings")
    String open(Actor actor, RedirectAttributes flash, @PathVariable int no) {
        Outcome<UUID> outcome = drawings.open(actor, no, clock.instant());
        return switch (outcome) {
            case Outcome.Done<UUID> done -> "redirect:/grids/drawings/" + done.value();
            case Outcome.Refused<UUID> refused -> Pages.answer(refused, "grids.done.opened", "/grids/" + no, flash);
        };
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/drawings/{id}")
    String drawing(Model model, Actor actor, @PathVariable UUID id) {
        GridDrawing drawing = drawings.get(actor, id);
        model.addAttribute("drawing", drawing);
        model.addAttribute("unit", territory.getUnit(drawing.unitNo()));
        model.addAttribute("layers", layers(drawing.unitNo()));
        CellCheck.Result result = drawings.check(drawing, drawings.cells(actor, id));
        model.addAttribute("result", result);
        model.addAttribute("limits", result.limits());
        return "territory/gridEditor";
    }

    static String layers(int unitNo) {
        String base = "/api/v1/units/" + unitNo + "/features.geojson?layer=";
        return MapView.fitting(
                        "unit",
                        List.of(
                                new MapView.Layer("building", base + MapFeatures.BUILDINGS),
                                new MapView.Layer("street", base + MapFeatures.STREETS)))
                .layersAsJson();
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/drawings/{id}/restore")
    String restore(Actor actor, RedirectAttributes flash, @PathVariable UUID id, @RequestParam int revision) {
        return Pages.answer(
                drawings.restore(actor, id, revision, clock.instant()),
                "grids.done.restored",
                drawings.get(actor, id).href(),
                flash);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/drawings/{id}/rebase")
    String rebase(Actor actor, RedirectAttributes flash, @PathVariable UUID id, @RequestParam int revision) {
        return Pages.answer(
                drawings.rebase(actor, id, revision, clock.instant()),
                "grids.done.rebased",
                drawings.get(actor, id).href(),
                flash);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/drawings/{id}/drop")
    String drop(Actor actor, RedirectAttributes flash, @PathVariable UUID id) {
        drawings.get(actor, id);
        return Pages.answer(drawings.drop(actor, id, clock.instant()), "grids.done.dropped", "/grids", flash);
    }
}
