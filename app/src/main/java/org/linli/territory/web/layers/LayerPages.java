package org.linli.territory.web.layers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Refusal;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.layers.LayerGrid;
import org.linli.territory.internal.layers.LayerUploads;
import org.linli.territory.internal.layers.Layers;
import org.linli.territory.web.CsvFile;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The layers of grids of a unit and how they come together in the integrated grids (M01-01). */
@Controller
class LayerPages {

    private static final String GRID = "grid";

    private final Layers layers;
    private final LayerUploads uploads;
    private final LayerViews views;
    private final Territory territory;
    private final Snapshots snapshots;
    private final UnitReach reach;

    LayerPages(
            Layers layers,
            LayerUploads uploads,
            LayerViews views,
            Territory territory,
            Snapshots snapshots,
            UnitReach reach) {
        this.layers = layers;
        this.uploads = uploads;
        this.views = views;
        this.territory = territory;
        this.snapshots = snapshots;
        this.reach = reach;
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/{no}/layers")
    String layers(
            Model model,
            Actor actor,
            @PathVariable int no,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<String> layer) {
        String page = page(model, actor, no, StructureDay.of(asOf, snapshots.today()), new LayerUploadForm(), null);
        layer.filter(key -> layers.keys().contains(key) && !"".equals(model.getAttribute("shown")))
                .ifPresent(key -> model.addAttribute("shown", key));
        return page;
    }

    /** @param error why a file was not taken */
    String page(Model model, Actor actor, int no, LocalDate day, LayerUploadForm form, @Nullable Refusal error) {
        Unit unit = reach.get(actor, no);
        List<Unit> grids = territory.listChildren(no, day).stream()
                .filter(child -> child.level().equals(GRID))
                .toList();
        boolean isOne = !grids.isEmpty() || unit.level().equals("community");
        List<LayerGrid> all = layers.listOf(actor, no, day, isOne);
        List<LayerView> each = views.ofEach(all, day);
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("day", day);
        model.addAttribute("today", snapshots.today());
        model.addAttribute("grids", grids);
        model.addAttribute("layers", each);
        model.addAttribute("rows", isOne ? views.rows(grids, each) : List.of());
        model.addAttribute("summaries", isOne ? List.of() : views.summaries(all, day));
        model.addAttribute("uploads", uploads.listOf(actor, no));
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        model.addAttribute(
                "shown",
                isOne && !day.isBefore(snapshots.today())
                        ? all.stream()
                                .filter(grid -> grid.shape() != null)
                                .map(LayerGrid::layer)
                                .findFirst()
                                .orElse("")
                        : "");
        return "territory/gridLayers";
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/{no}/layers.csv")
    ResponseEntity<byte[]> export(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable int no,
            @RequestParam Optional<String> asOf) {
        LocalDate day = StructureDay.of(asOf, snapshots.today());
        String lines = views.ofEach(layers.listOn(actor, no, day, false), day).stream()
                .flatMap(view -> view.lines().stream().map(line -> LayerCsv.line(view.key(), line, territory, frame)))
                .collect(Collectors.joining());
        return CsvFile.named("layers-" + no + ".csv", (LayerCsv.HEADING + lines));
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/layers/confirm")
    String confirmProposed(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String layer,
            @RequestParam(defaultValue = "") String from) {
        reach.get(actor, no);
        return Pages.answer(
                DayText.read(from).then(day -> layers.confirmProposed(actor, no, layer, day)),
                "grids.layers.done.confirmed",
                path(no),
                flash);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/layers/{id}")
    String confirm(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int grid,
            @RequestParam(defaultValue = "") String from) {
        reach.get(actor, no);
        return Pages.answer(
                DayText.read(from).then(day -> layers.confirm(actor, no, id, grid, day)),
                "grids.layers.done.confirmed",
                path(no),
                flash);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/layers/{id}/end")
    String end(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String from) {
        reach.get(actor, no);
        return Pages.answer(
                DayText.read(from).then(day -> layers.end(actor, no, id, day)),
                "grids.layers.done.ended",
                path(no),
                flash);
    }

    static String path(int no) {
        return "/grids/" + no + "/layers";
    }
}
