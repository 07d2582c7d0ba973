package org.linli.territory.web.grids;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.geo.GridPlan;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.FormErrors;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.GridStandards;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.Snapshots;
import org.linli.territory.internal.grids.GridPolicies;
import org.linli.territory.internal.grids.GridPolicy;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a unit asks of its grids: what holds and whose it is, what held, and what is to hold from a day on (M01-09). */
@Controller
class PolicyPages {

    private static final String PAGE = "/grids/{no}/policy";

    private final GridPolicies policies;
    private final Territory territory;
    private final Snapshots snapshots;
    private final Clock clock;

    PolicyPages(GridPolicies policies, Territory territory, Snapshots snapshots, Clock clock) {
        this.policies = policies;
        this.territory = territory;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.GRIDS)
    @GetMapping(PAGE)
    String policy(Model model, Actor actor, @PathVariable int no) {
        Unit unit = policies.visibleUnit(actor, no);
        GridPlan.Limits limits =
                policies.findInForce(no).map(GridPolicy::limits).orElse(GridPlan.Limits.USUAL);
        return page(model, unit, PolicyForm.of(limits, snapshots.today()), new FormErrors(), null);
    }

    private String page(Model model, Unit unit, PolicyForm form, FormErrors errors, GridPolicies.@Nullable Look look) {
        Optional<GridPolicy> inForce = policies.findInForce(unit.no());
        model.addAttribute("unit", unit);
        model.addAttribute("path", territory.listPath(unit.no()));
        model.addAttribute("today", snapshots.today());
        model.addAttribute("policy", inForce.orElse(null));
        model.addAttribute("limits", inForce.map(GridPolicy::limits).orElse(GridPlan.Limits.USUAL));
        model.addAttribute("upwards", policies.listUpwards(unit.no()));
        model.addAttribute("below", policies.listBelow(unit.no()));
        model.addAttribute("versions", policies.listOf(unit.no()));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("look", look);
        return "territory/gridPolicy";
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping(PAGE)
    String decide(
            Model model,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            @PathVariable int no,
            @ModelAttribute PolicyForm form,
            @RequestParam(defaultValue = "false") boolean confirmed) {
        Unit unit = policies.visibleUnit(actor, no);
        FormErrors errors = new FormErrors();
        Optional<GridStandards.Decision> decision = form.read(snapshots.today(), errors);
        if (decision.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, unit, form, errors, null);
        }
        return confirmed
                ? Pages.answer(
                        policies.set(actor, no, decision.get(), clock.instant()),
                        "gridpolicy.done.set",
                        pathOf(no),
                        flash)
                : page(
                        model,
                        unit,
                        form,
                        errors,
                        policies.look(unit, decision.get().limits()));
    }

    @Requires(TerritoryPermissions.GRIDS)
    @PostMapping(PAGE + "/end")
    String end(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String why) {
        policies.visibleUnit(actor, no);
        String reason = why.strip();
        Outcome<Integer> outcome = reason.isEmpty() || reason.length() > PolicyForm.LONGEST
                ? Outcome.refused("gridpolicy.refused.no-reason", PolicyForm.LONGEST)
                : DayText.read(day).then(from -> policies.end(actor, no, from, reason));
        return Pages.answer(outcome, "gridpolicy.done.ended", pathOf(no), flash);
    }

    private static String pathOf(int unitNo) {
        return "/grids/" + unitNo + "/policy";
    }
}
