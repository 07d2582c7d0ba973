package org.linli.territory.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.grids.Drawings;
import org.linli.territory.internal.grids.LayerGrid;
import org.linli.territory.internal.grids.Layers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The layers of grids of a unit and how they come together in the integrated grids (M01-01). */
@Controller
class LayerPages {

    private final Layers layers;
    private final Drawings drawings;
    private final Territory territory;
    private final Snapshots snapshots;
    private final LayerJson json;
    private final Clock clock;

    LayerPages(
            Layers layers, Drawings drawings, Territory territory, Snapshots snapshots, JsonMapper json, Clock clock) {
        this.layers = layers;
        this.drawings = drawings;
        this.territory = territory;
        this.snapshots = snapshots;
        this.json = new LayerJson(json);
        this.clock = clock;
    }

    @Requires(GridPages.GRIDS)
    @GetMapping("/grids/{no}/layers")
    String layers(Model model, Actor actor, @PathVariable int no) {
        Unit unit = drawings.visibleUnit(actor, no);
        List<LayerGrid> all = layers.listOf(actor, no);
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("today", snapshots.today());
        model.addAttribute(
                "grids",
                territory.listChildren(no).stream()
                        .filter(child -> child.level().equals("grid"))
                        .toList());
        model.addAttribute(
                "layers",
                layers.keys().stream()
                        .map(key -> new LayerView(
                                key,
                                all.stream()
                                        .filter(grid -> grid.layer().equals(key))
                                        .map(grid -> line(no, grid))
                                        .toList()))
                        .toList());
        return "territory/gridLayers";
    }

    private LayerView.Line line(int unitNo, LayerGrid grid) {
        Integer mapped = grid.gridNo();
        return mapped == null
                ? new LayerView.Line(grid, null, layers.propose(unitNo, grid).orElse(null))
                : new LayerView.Line(
                        grid, territory.findUnit(mapped).map(Unit::name).orElse(""), null);
    }

    @Requires(GridPages.GRIDS)
    @PostMapping("/grids/{no}/layers")
    String load(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String layer,
            @RequestParam(defaultValue = "") String geojson,
            @RequestParam(defaultValue = "") String from) {
        drawings.visibleUnit(actor, no);
        return Pages.answer(
                PlanForm.day(from)
                        .then(day -> json.read(geojson)
                                .then(grids -> layers.load(actor, no, layer, grids, day, clock.instant()))),
                "grids.layers.done.loaded",
                page(no),
                flash);
    }

    @Requires(GridPages.GRIDS)
    @PostMapping("/grids/{no}/layers/confirm")
    String confirmProposed(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String layer,
            @RequestParam(defaultValue = "") String from) {
        drawings.visibleUnit(actor, no);
        return Pages.answer(
                PlanForm.day(from).then(day -> layers.confirmProposed(actor, no, layer, day)),
                "grids.layers.done.confirmed",
                page(no),
                flash);
    }

    @Requires(GridPages.GRIDS)
    @PostMapping("/grids/{no}/layers/{id}")
    String confirm(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int grid,
            @RequestParam(defaultValue = "") String from) {
        drawings.visibleUnit(actor, no);
        return Pages.answer(
                PlanForm.day(from).then(day -> layers.confirm(actor, no, id, grid, day)),
                "grids.layers.done.confirmed",
                page(no),
                flash);
    }

    private static String page(int no) {
        return "/grids/" + no + "/layers";
    }
}
