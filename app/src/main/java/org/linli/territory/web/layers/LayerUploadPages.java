package org.linli.territory.web.layers;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.ImportReport;
import org.linli.territory.Territory;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.imports.RowReport;
import org.linli.territory.internal.layers.LayerPlan;
import org.linli.territory.internal.layers.LayerUpload;
import org.linli.territory.internal.layers.LayerUploads;
import org.linli.territory.web.CsvFile;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Grids of a layer come in: sent, looked over row by row, then started or dropped. */
@Controller
class LayerUploadPages {

    private static final int ROWS_SHOWN = 200;

    private final LayerPages page;
    private final LayerUploads uploads;
    private final RowReport reports;
    private final Territory territory;
    private final Snapshots snapshots;
    private final UnitReach reach;
    private final Clock clock;

    LayerUploadPages(
            LayerPages page,
            LayerUploads uploads,
            RowReport reports,
            Territory territory,
            Snapshots snapshots,
            UnitReach reach,
            Clock clock) {
        this.page = page;
        this.uploads = uploads;
        this.reports = reports;
        this.territory = territory;
        this.snapshots = snapshots;
        this.reach = reach;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/layers")
    String upload(
            Model model,
            Actor actor,
            HttpServletResponse response,
            @PathVariable int no,
            @ModelAttribute LayerUploadForm form,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        reach.get(actor, no);
        Outcome<LayerUpload> outcome = form.file(file)
                .then(source -> DayText.read(form.from())
                        .then(day -> uploads.keep(
                                actor,
                                no,
                                form.layerText(),
                                day,
                                form.isComplete(),
                                form.system(),
                                source,
                                clock.instant())));
        return switch (outcome) {
            case Outcome.Done<LayerUpload> done -> "redirect:" + done.value().href();
            case Outcome.Refused<LayerUpload> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page.page(model, actor, no, snapshots.today(), form, refused.refusal());
            }
        };
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/{no}/layers/uploads/{id}")
    String look(Model model, Actor actor, @PathVariable int no, @PathVariable UUID id) {
        LayerUpload upload = uploads.get(actor, no, id);
        Outcome<LayerPlan> outcome = uploads.plan(actor, upload);
        model.addAttribute("unit", territory.getUnit(no));
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("upload", upload);
        model.addAttribute("error", outcome instanceof Outcome.Refused<?> refused ? refused.refusal() : null);
        if (outcome instanceof Outcome.Done<LayerPlan> done) {
            ImportReport report = done.value().report();
            model.addAttribute("plan", done.value());
            model.addAttribute("counts", report.counts());
            model.addAttribute("rows", report.refusedFirst(ROWS_SHOWN));
        }
        return "territory/gridLayerUpload";
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/{no}/layers/uploads/{id}/report.csv")
    ResponseEntity<byte[]> report(
            Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable int no, @PathVariable UUID id) {
        LayerUpload upload = uploads.get(actor, no, id);
        List<ImportReport.Row> rows = uploads.plan(actor, upload) instanceof Outcome.Done<LayerPlan> done
                ? done.value().report().rows()
                : List.of();
        return CsvFile.named("layer-" + id + ".csv", reports.csv(rows, frame.locale()));
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/layers/uploads/{id}/start")
    String start(Actor actor, RedirectAttributes flash, @PathVariable int no, @PathVariable UUID id) {
        LayerUpload upload = uploads.get(actor, no, id);
        Outcome<Integer> outcome = uploads.start(actor, upload, clock.instant());
        return Pages.answer(
                outcome,
                "grids.layers.done.loaded",
                outcome instanceof Outcome.Done<Integer> ? LayerPages.path(no) : upload.href(),
                flash);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/{no}/layers/uploads/{id}/drop")
    String drop(Actor actor, RedirectAttributes flash, @PathVariable int no, @PathVariable UUID id) {
        uploads.drop(actor, uploads.get(actor, no, id));
        return Pages.answer(Outcome.done(true), "grids.layers.done.dropped", LayerPages.path(no), flash);
    }
}
