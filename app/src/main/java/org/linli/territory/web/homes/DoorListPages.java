package org.linli.territory.web.homes;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.ImportReport;
import org.linli.territory.SourceFile;
import org.linli.territory.Territory;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.homes.DoorList;
import org.linli.territory.internal.homes.DoorLists;
import org.linli.territory.internal.homes.DoorPlan;
import org.linli.territory.internal.imports.RowReport;
import org.linli.territory.web.CsvFile;
import org.linli.territory.web.TerritoryPermissions;
import org.linli.territory.web.Uploaded;
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

/** Lists of doors come in: sent, looked over row by row, handed to the grids or dropped. */
@Controller
class DoorListPages {

    private static final int ROWS_SHOWN = 200;

    private final HomesPages page;
    private final DoorLists lists;
    private final RowReport reports;
    private final Territory territory;
    private final Snapshots snapshots;
    private final UnitReach reach;
    private final Clock clock;

    DoorListPages(
            HomesPages page,
            DoorLists lists,
            RowReport reports,
            Territory territory,
            Snapshots snapshots,
            UnitReach reach,
            Clock clock) {
        this.page = page;
        this.lists = lists;
        this.reports = reports;
        this.territory = territory;
        this.snapshots = snapshots;
        this.reach = reach;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.DOOR_LISTS)
    @PostMapping("/units/{no}/homes/lists")
    String send(
            Model model,
            Actor actor,
            HttpServletResponse response,
            @PathVariable int no,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        reach.get(actor, no);
        Outcome<DoorList> outcome = source(file).then(source -> lists.keep(actor, no, source, clock.instant()));
        return switch (outcome) {
            case Outcome.Done<DoorList> done -> "redirect:" + done.value().href();
            case Outcome.Refused<DoorList> refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page.page(model, actor, no, snapshots.today(), refused.refusal());
            }
        };
    }

    private static Outcome<SourceFile> source(@Nullable MultipartFile file) {
        return Uploaded.file(file, "list.csv")
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("homes.refused.no-file"));
    }

    @Requires(TerritoryPermissions.DOOR_LISTS)
    @GetMapping("/units/{no}/homes/lists/{id}")
    String look(Model model, Actor actor, @PathVariable int no, @PathVariable UUID id) {
        DoorList list = lists.get(actor, no, id);
        Outcome<DoorPlan> outcome = lists.plan(actor, list);
        model.addAttribute("unit", territory.getUnit(no));
        model.addAttribute("path", territory.listPath(no));
        model.addAttribute("list", list);
        model.addAttribute("error", outcome instanceof Outcome.Refused<?> refused ? refused.refusal() : null);
        if (outcome instanceof Outcome.Done<DoorPlan> done) {
            ImportReport report = done.value().report();
            model.addAttribute("counts", report.counts());
            model.addAttribute("rows", report.refusedFirst(ROWS_SHOWN));
        }
        return "territory/doorList";
    }

    @Requires(TerritoryPermissions.DOOR_LISTS)
    @GetMapping("/units/{no}/homes/lists/{id}/report.csv")
    ResponseEntity<byte[]> report(
            Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable int no, @PathVariable UUID id) {
        DoorPlan plan = lists.plan(actor, lists.get(actor, no, id)).orThrow();
        return CsvFile.named("report-" + id + ".csv", reports.csv(plan.report().rows(), frame.locale()));
    }

    @Requires(TerritoryPermissions.DOOR_LISTS)
    @PostMapping("/units/{no}/homes/lists/{id}/hand-on")
    String handOn(Actor actor, RedirectAttributes flash, @PathVariable int no, @PathVariable UUID id) {
        DoorList list = lists.get(actor, no, id);
        Outcome<Integer> outcome = lists.handOn(actor, list, clock.instant());
        return Pages.answer(
                outcome,
                "homes.done.handed-on",
                outcome instanceof Outcome.Done<Integer> ? "/units/" + no + "/homes" : list.href(),
                flash);
    }

    @Requires(TerritoryPermissions.DOOR_LISTS)
    @PostMapping("/units/{no}/homes/lists/{id}/drop")
    String drop(Actor actor, @PathVariable int no, @PathVariable UUID id) {
        lists.drop(actor, lists.get(actor, no, id));
        return "redirect:/units/" + no + "/homes";
    }
}
