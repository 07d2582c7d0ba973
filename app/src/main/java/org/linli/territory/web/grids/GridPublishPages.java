package org.linli.territory.web.grids;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.geo.proposal.Proposal;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.Department;
import org.linli.territory.GridCell;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.grids.CellCheck;
import org.linli.territory.internal.grids.Drawings;
import org.linli.territory.internal.grids.GridDrawing;
import org.linli.territory.internal.grids.GridGround;
import org.linli.territory.internal.grids.Proposals;
import org.linli.territory.internal.grids.Publishing;
import org.linli.territory.web.TerritoryPermissions;
import org.linli.territory.web.plans.DryRunView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposals side by side, and the last look before a drawing is published. */
@Controller
class GridPublishPages {

    private final Drawings drawings;
    private final Proposals proposals;
    private final Publishing publishing;
    private final Territory territory;
    private final Snapshots snapshots;
    private final Clock clock;

    GridPublishPages(
            Drawings drawings,
            Proposals proposals,
            Publishing publishing,
            Territory territory,
            Snapshots snapshots,
            Clock clock) {
        this.drawings = drawings;
        this.proposals = proposals;
        this.publishing = publishing;
        this.territory = territory;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/drawings/{id}/proposals")
    String proposals(Model model, Actor actor, @PathVariable UUID id, @ModelAttribute("form") WishForm form) {
        GridDrawing drawing = drawings.get(actor, id);
        GridGround ground = drawings.getGround(drawing);
        Proposals.Wish wish = form.wish(ground.limits());
        Outcome<List<Proposal>> outcome = form.isAsked() ? proposals.propose(drawing, wish) : Outcome.done(List.of());
        model.addAttribute("drawing", drawing);
        model.addAttribute("unit", territory.getUnit(drawing.unitNo()));
        model.addAttribute("wish", wish);
        model.addAttribute("counted", ground.counted());
        model.addAttribute("error", outcome instanceof Outcome.Refused<?> refused ? refused.refusal() : null);
        model.addAttribute(
                "proposals",
                outcome instanceof Outcome.Done<List<Proposal>> done
                        ? done.value().stream()
                                .map(one -> ProposalView.of(one, ground))
                                .toList()
                        : List.of());
        return "territory/gridProposals";
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/drawings/{id}/proposals")
    String choose(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @ModelAttribute("form") WishForm form,
            @RequestParam String style,
            @RequestParam int revision) {
        GridDrawing drawing = drawings.get(actor, id);
        Proposals.Wish wish = form.wish(drawings.getGround(drawing).limits());
        Outcome<Integer> outcome = proposals.propose(drawing, wish).then(all -> {
            Proposal chosen = all.stream()
                    .filter(one -> one.style().name().equals(style))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            return drawings.replace(actor, id, revision, proposals.cells(drawing, chosen), clock.instant());
        });
        return Pages.answer(outcome, "grids.done.proposed", drawing.href(), flash);
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping("/grids/drawings/{id}/publish")
    String review(
            Model model,
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String on,
            @ModelAttribute("frame") Frame frame) {
        GridDrawing drawing = drawings.get(actor, id);
        List<GridCell> cells = drawings.cells(actor, id);
        LocalDate today = snapshots.today();
        LocalDate day = DayText.read(on) instanceof Outcome.Done<LocalDate>(LocalDate read) && read.isAfter(today)
                ? read
                : today;
        CellCheck.Result result = drawings.check(drawing, cells, day);
        model.addAttribute("day", day);
        model.addAttribute("drawing", drawing);
        model.addAttribute("unit", territory.getUnit(drawing.unitNo()));
        model.addAttribute("today", today);
        model.addAttribute("limits", result.limits());
        model.addAttribute("uses", UseChange.between(drawings.today(drawing.unitNo()), cells));
        model.addAttribute("layers", GridPages.layers(drawing.unitNo()));
        model.addAttribute("report", GridReportJson.of(result, cells, publishing.givesCodes(drawing.unitNo()), frame));
        model.addAttribute(
                "dryRun",
                result.isPublishable() && drawing.isEditable()
                        ? DryRunView.of(
                                publishing.tryOut(drawing, today),
                                no -> territory.findUnit(no).map(Unit::name).orElse(""),
                                no -> territory
                                        .findDepartment(no)
                                        .map(Department::name)
                                        .orElse(""))
                        : null);
        return "territory/gridPublish";
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping("/grids/drawings/{id}/publish")
    String publish(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam String effective) {
        GridDrawing drawing = drawings.get(actor, id);
        Outcome<UUID> outcome = DayText.read(effective)
                .then((LocalDate day) -> drawings.publish(actor, id, revision, day, clock.instant()));
        return switch (outcome) {
            case Outcome.Done<UUID> done -> Pages.answer(done, "grids.done.published", drawing.href(), flash);
            case Outcome.Refused<UUID> refused ->
                Pages.answer(
                        refused,
                        "grids.done.published",
                        drawing.href() + "/publish?on=" + URLEncoder.encode(effective, StandardCharsets.UTF_8),
                        flash);
        };
    }
}
